#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "proto/error_reason.h"
#include "services/render/formats/renderer.h"
#include "services/render/html/html_scan.h"

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

v1::Issue SampleIssue() {
  v1::Issue issue;
  issue.set_title("Digest");
  issue.set_introduction("Hello");
  issue.add_notices("Bye");
  v1::Section* section = issue.add_sections();
  section->set_title("Ferries");
  v1::Item* item = section->add_items();
  item->set_name("issues/2031-03/items/winter");
  item->set_title("Winter");
  item->set_kind(v1::ITEM_KIND_REPORT);
  item->set_body("See [it](https://a.example/).");
  return issue;
}

absl::StatusOr<Rendered> Render(const std::string& prefix, int level) {
  RenderOptions options;
  options.fragment.set_prefix(prefix);
  options.fragment.set_heading_level(level);
  return RenderIssue(SampleIssue(), v1::RENDER_FORMAT_FRAGMENT, options);
}

TEST(Fragment, PrefixesEveryIdAndClassAndWhatPointsAtThem) {
  std::set<std::string> ids;
  const std::string html = Render("host-", 0)->content;
  for (const ScannedTag& tag : ScanTags(html)) {
    for (const auto& [name, value] : tag.attributes) {
      if (name != "id" && name != "class" && name != "aria-labelledby") continue;
      EXPECT_THAT(value, StartsWith("host-"));
      if (name == "id") ids.insert("#" + value);
    }
  }
  for (const ScannedTag& tag : ScanTags(html)) {
    const auto href = tag.attributes.find("href");
    if (href == tag.attributes.end() || href->second[0] != '#') continue;
    EXPECT_TRUE(ids.contains(href->second)) << href->second;
  }
  EXPECT_THAT(html, HasSubstr("<article id=\"host-winter\">"));
}

TEST(Fragment, BringsNoLandmarkStyleOrDocumentOfItsOwn) {
  const std::string html = Render("", 0)->content;
  for (const char* tag : {"<html", "<body", "<main", "<footer", "<style", "<script"}) {
    EXPECT_THAT(html, Not(HasSubstr(tag)));
  }
  EXPECT_TRUE(FindActiveContent(html).empty());
}

TEST(Fragment, StartsAtTheLevelAsked) {
  // title; contents; introduction; section, group, item; imprint
  EXPECT_THAT(HeadingLevels(Render("", 0)->content), ElementsAre(2, 3, 3, 3, 4, 5, 3));
  EXPECT_THAT(HeadingLevels(Render("", 4)->content), ElementsAre(4, 5, 5, 5, 6, 6, 5));
}

TEST(Fragment, RefusesAPrefixOrLevelThatCannotStandInAPage) {
  for (const char* prefix : {"1a", "A", "a b", "a\"", "a_", "-a"}) {
    EXPECT_EQ(GetErrorReason(Render(prefix, 0).status()), "FIELD_MALFORMED") << prefix;
  }
  EXPECT_TRUE(Render(std::string(32, 'a'), 0).ok());
  EXPECT_EQ(GetErrorReason(Render(std::string(33, 'a'), 0).status()), "FIELD_MALFORMED");
  EXPECT_EQ(GetErrorReason(Render("", 5).status()), "FIELD_OUT_OF_RANGE");
  EXPECT_EQ(GetErrorReason(Render("", -1).status()), "FIELD_OUT_OF_RANGE");
}

TEST(Fragment, OptionsAreInTheEtag) { EXPECT_NE(Render("a", 2)->etag, Render("b", 2)->etag); }

}  // namespace
}  // namespace pulse::render
