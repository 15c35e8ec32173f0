#include "clients/cpp/pulse/views/outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "clients/cpp/pulse/terminal/text_width.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class OutlineTest : public testing::Test {
 protected:
  OutlineTest() {
    auto* section = issue_.add_sections();
    section->set_title("Criminal justice");
    section->set_introduction("What the courts did.");
    section->add_items()->set_kind(v1::ITEM_KIND_BRIEFING);
    section->mutable_items(0)->set_title("A title that is long enough to be broken on any narrow terminal");
    section->add_items()->set_title("Without a group");
    issue_.set_introduction("Welcome.");
  }

  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
  Console console_{.in = in_, .out = out_, .err = err_};
  v1::Issue issue_;
};

TEST_F(OutlineTest, BrokenTitlesHangUnderTheirBullet) {
  console_.width = 40;
  PrintOutline(console_, issue_, Introduction::kLeaveOut);
  EXPECT_THAT(out_.str(), HasSubstr("  Briefings\n"
                                    "  • A title that is long enough to be\n"
                                    "    broken on any narrow terminal\n"));
  std::istringstream lines(out_.str());
  for (std::string line; std::getline(lines, line);) EXPECT_LE(TextWidth(line), 40) << line;
}

TEST_F(OutlineTest, ItemsWithoutAGroupDoNotFallIntoTheOneBefore) {
  PrintOutline(console_, issue_, Introduction::kLeaveOut);
  EXPECT_THAT(out_.str(), HasSubstr("  No group\n  • Without a group\n"));
}

TEST_F(OutlineTest, IntroductionsArePrintedWhereWanted) {
  PrintOutline(console_, issue_, Introduction::kLeaveOut);
  EXPECT_THAT(out_.str(), Not(HasSubstr("Welcome.")));
  PrintOutline(console_, issue_, Introduction::kPrint);
  EXPECT_THAT(out_.str(), HasSubstr("\nWelcome.\n"));
  EXPECT_THAT(out_.str(), HasSubstr("\n  What the courts did.\n"));
}

TEST_F(OutlineTest, EscapeSequencesOfADocumentDoNotReachTheTerminal) {
  issue_.mutable_sections(0)->mutable_items(0)->set_title("\x1b]0;owned\x07");
  PrintOutline(console_, issue_, Introduction::kLeaveOut);
  EXPECT_THAT(out_.str(), Not(HasSubstr("\x1b")));
}

TEST_F(OutlineTest, ConfidenceIsShownAndItemsThatAreUnsureAreMarked) {
  auto* items = issue_.mutable_sections(0)->mutable_items();
  items->Clear();
  for (const double confidence : {1.0, 0.999, 0.899, 0.0}) {
    auto* item = items->Add();
    item->set_title("Item");
    item->set_confidence(confidence);
  }
  PrintOutline(console_, issue_, Introduction::kLeaveOut, Confidence::kPrint);
  EXPECT_THAT(out_.str(), HasSubstr("  • Item\n  • Item · 99%\n  ? Item · 89%\n  • Item\n"));
}

TEST_F(OutlineTest, DiagnosticsReadAsACompilersDo) {
  google::protobuf::RepeatedPtrField<v1::Diagnostic> diagnostics;
  auto* diagnostic = diagnostics.Add();
  diagnostic->set_code("ITEM_UNSURE");
  diagnostic->set_severity(v1::SEVERITY_WARNING);
  diagnostic->set_message("This may be no item.");
  diagnostic->set_suggestion("Look at it.");
  diagnostic->set_line(12);
  diagnostic->set_column(3);
  diagnostics.Add()->set_message("The whole document.");
  diagnostics[1].set_code("EDITION_GUESSED");
  diagnostics[1].set_confidence(0.938);
  PrintDiagnostics(console_, "a.md", diagnostics);
  EXPECT_EQ(err_.str(),
            "a.md:12:3: warning: This may be no item. Look at it. [ITEM_UNSURE]\n"
            "a.md: info: The whole document. [EDITION_GUESSED, 93% sure]\n");
}

}  // namespace
}  // namespace pulse::cli
