#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "services/render/formats/sample_issues.h"
#include "services/render/text/text_emitter.h"
#include "text/columns.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;

TEST(Text, AnItemWithoutABodyIsItsTitle) {
  v1::Issue issue = NewIssue();
  v1::Section* section = issue.add_sections();
  section->set_title("Ferries");
  AddItem(section, v1::ITEM_KIND_REPORT, "a");
  AddItem(section, v1::ITEM_KIND_REPORT, "b");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_TEXT), HasSubstr("Reports\n-------\n\na\n\nb\n"));
}

TEST(Text, NoLineIsWiderThanThePageButForAUrl) {
  const std::string url = "https://a.example/" + std::string(90, 'p');
  v1::Issue issue = NewIssue();
  issue.set_title(std::string(100, 'T') +
                  " 日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語");
  v1::Section* section = issue.add_sections();
  section->set_title("A section with a title that goes on for rather longer than a line of plain text does");
  AddItem(section, v1::ITEM_KIND_REPORT, "a")
      ->set_body("999999999. " + std::string(80, 'n') +
                 "\n\n> - > - quoted text that needs more than one line to be said" + "\n\n```\n" +
                 std::string(100, 'c') + "\n```\n\nSee [it](" + url + "), and a\u00A0held\u00A0pair.");
  std::istringstream lines(Render(issue, v1::RENDER_FORMAT_TEXT));
  bool saw_url = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(url) != std::string::npos) {
      saw_url = true;
      continue;
    }
    EXPECT_LE(text::ColumnsOf(line), kTextColumns) << line;
  }
  EXPECT_TRUE(saw_url) << "the URL must be whole on a line";
}

}  // namespace
}  // namespace pulse::render
