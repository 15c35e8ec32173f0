#include "services/render/formats/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proto/error_reason.h"
#include "services/render/formats/sample_issues.h"
#include "services/render/html/html_scan.h"

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr v1::RenderFormat kFormats[] = {v1::RENDER_FORMAT_PAGE, v1::RENDER_FORMAT_TEXT,
                                         v1::RENDER_FORMAT_MARKDOWN};

TEST(RenderIssue, RefusesAFormatThatIsNotOne) {
  for (const int format : {0, 99}) {
    const auto rendered = RenderIssue(NewIssue(), static_cast<v1::RenderFormat>(format));
    EXPECT_EQ(rendered.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(GetErrorReason(rendered.status()), "FORMAT_UNKNOWN");
  }
}

TEST(RenderIssue, NamesItsMediaType) {
  EXPECT_EQ(RenderIssue(NewIssue(), v1::RENDER_FORMAT_PAGE)->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(RenderIssue(NewIssue(), v1::RENDER_FORMAT_TEXT)->content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(RenderIssue(NewIssue(), v1::RENDER_FORMAT_MARKDOWN)->content_type,
            "text/markdown; charset=utf-8");
}

TEST(RenderIssue, GivesTheSameBytesTwice) {
  v1::Issue issue = NewIssue();
  AddItem(issue.add_sections(), v1::ITEM_KIND_REPORT, "a")->set_body("- x\n- [y](https://a.example)");
  for (const v1::RenderFormat format : kFormats) EXPECT_EQ(Render(issue, format), Render(issue, format));
}

TEST(RenderIssue, DoesNotShowStateOrTimes) {
  v1::Issue published = NewIssue();
  published.set_state(v1::ISSUE_STATE_PUBLISHED);
  published.mutable_publish_time()->set_seconds(1);
  for (const v1::RenderFormat format : kFormats)
    EXPECT_EQ(Render(published, format), Render(NewIssue(), format));
}

TEST(RenderIssue, RendersAnIssueWithNothingInIt) {
  const std::string page = Render(v1::Issue(), v1::RENDER_FORMAT_PAGE);
  EXPECT_THAT(HeadingLevels(page), ElementsAre(1));
  EXPECT_THAT(page, HasSubstr("<main id=\"main\">"));
  EXPECT_EQ(Render(v1::Issue(), v1::RENDER_FORMAT_TEXT), "Untitled\n========\n");
  EXPECT_EQ(Render(v1::Issue(), v1::RENDER_FORMAT_MARKDOWN), "# Untitled\n");
}

TEST(RenderIssue, WithoutIntroduction_StartsWithTheSections) {
  v1::Issue issue = NewIssue();
  issue.add_sections()->set_title("Ferries");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_PAGE), Not(HasSubstr("Introduction")));
  EXPECT_EQ(Render(issue, v1::RENDER_FORMAT_MARKDOWN), "# Digest\n\n## March 2031\n\n## Ferries\n");
}

TEST(RenderEtag, ChangesWithRevisionAndFormat) {
  v1::Issue issue = NewIssue();
  const std::string first = RenderEtag(issue, v1::RENDER_FORMAT_PAGE);
  EXPECT_EQ(first.size(), 64U);
  EXPECT_EQ(first, RenderEtag(issue, v1::RENDER_FORMAT_PAGE));
  EXPECT_EQ(first, RenderIssue(issue, v1::RENDER_FORMAT_PAGE)->etag);
  EXPECT_NE(first, RenderEtag(issue, v1::RENDER_FORMAT_TEXT));
  issue.set_etag("e2");
  EXPECT_NE(first, RenderEtag(issue, v1::RENDER_FORMAT_PAGE));
}

TEST(RenderEtag, OfAnIssueNeverStored_ChangesWithItsContent) {
  v1::Issue issue = NewIssue();
  issue.clear_etag();
  const std::string first = RenderEtag(issue, v1::RENDER_FORMAT_PAGE);
  issue.set_introduction("Hello");
  EXPECT_NE(first, RenderEtag(issue, v1::RENDER_FORMAT_PAGE));
}

}  // namespace
}  // namespace pulse::render
