#include "clients/cpp/pulse/ingest/coverage_view.h"

#include <gmock/gmock.h>

#include <sstream>

namespace pulse::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kText = "# Inst. Courts\nA text.\n\x1b[2J\n";

v1::Coverage Owned() {
  v1::Coverage coverage;
  const auto own = [&](int begin, int end, v1::Ownership ownership, const char* owner) {
    auto* const range = coverage.add_ranges();
    range->set_begin(begin);
    range->set_end(end);
    range->set_ownership(ownership);
    range->set_owner(owner);
  };
  own(0, 1, v1::OWNERSHIP_SYNTAX, "heading");
  own(2, 6, v1::OWNERSHIP_FIELD, "sections[0].items[0].byline");
  own(8, 14, v1::OWNERSHIP_FIELD, "sections[0].items[0].title");
  own(15, 22, v1::OWNERSHIP_FIELD, "sections[0].items[0].body");
  return coverage;
}

std::string Shown(bool terminal) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Console console{.in = in, .out = out, .err = err};
  console.out_is_terminal = terminal;
  PrintCoverage(console, kText, Owned());
  return out.str();
}

TEST(CoverageViewTest, WithoutColoursEachLineNamesItsOwners) {
  const auto shown = Shown(false);
  EXPECT_THAT(shown, HasSubstr("title publisher   | # Inst. Courts\n"));
  EXPECT_THAT(shown, HasSubstr("summary           | A text.\n"));
  EXPECT_THAT(shown, Not(HasSubstr("\x1b")));
}

TEST(CoverageViewTest, ATerminalGetsColours) {
  EXPECT_THAT(Shown(true), HasSubstr("\x1b[35mInst\x1b[0m"));
  EXPECT_THAT(Shown(true), HasSubstr("\x1b[32mA text.\x1b[0m"));
}

TEST(CoverageViewTest, TheDocumentCannotDriveTheTerminal) {
  EXPECT_THAT(Shown(true), Not(HasSubstr("\x1b[2J")));
  std::istringstream in;
  std::ostringstream out;
  Console console{.in = in, .out = out, .err = out};
  PrintCoverage(console, "a\xc2\x9bm", {});  // CSI in one character
  EXPECT_THAT(out.str(), HasSubstr("| a??m\n"));
}

TEST(CoverageViewTest, TheLegendCountsBytesAndNamesThoseOfNobody) {
  const auto shown = Shown(false);
  EXPECT_THAT(shown, HasSubstr("         6  title\n"));
  EXPECT_THAT(shown, HasSubstr("         6  summary\n"));  // without the space
  EXPECT_THAT(shown, HasSubstr("bytes that nobody owns: 5\n"));
}

TEST(CoverageViewTest, RangesBeyondTheTextAreCut) {
  v1::Coverage coverage;
  coverage.add_ranges()->set_end(1000);
  std::istringstream in;
  std::ostringstream out;
  Console console{.in = in, .out = out, .err = out};
  PrintCoverage(console, "ab", coverage);
  EXPECT_THAT(out.str(), HasSubstr("| ab\n"));
}

}  // namespace
}  // namespace pulse::cli
