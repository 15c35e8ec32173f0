#include "services/render/archive/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pulse::render {
namespace {

using testing::HasSubstr;
using testing::Not;

Feed FeedOf(const std::string& title, const std::string& body, std::int64_t updated = 1930000000) {
  FeedItem item;
  item.item.set_name("issues/2031-03/items/ropes");
  item.item.set_title(title);
  item.item.set_body(body);
  item.item.set_byline("Pilots' Guild");
  item.sector = "Ferries & Crossings";
  item.published = 1930000000;
  item.updated = updated;
  return ComposeFeed({item}, *PublicSite::Parse("https://www.harbour.example/digest"),
                     *SafeUrl::Parse("https://www.harbour.example/digest/feed"), "Harbour Digest");
}

std::vector<std::string> AllForms(const Feed& feed) {
  return {EmitAtom(feed), EmitRss(feed), EmitJsonFeed(feed)};
}

TEST(Feed, NamesAnEntryByItsItemAndNotByItsText) {
  const Feed before = FeedOf("Ropes", "Old");
  const Feed after = FeedOf("Ropes and knots", "New", 1940000000);
  EXPECT_EQ(before.entries[0].id, "tag:www.harbour.example,2031:issues/2031-03/items/ropes");
  EXPECT_EQ(after.entries[0].id, before.entries[0].id);
  EXPECT_EQ(after.entries[0].published, before.entries[0].published);
  EXPECT_EQ(after.updated, 1940000000);
  EXPECT_EQ(before.entries[0].url.str(), "https://www.harbour.example/digest/issues/2031-03#ropes");
  for (const std::string& form : AllForms(before)) EXPECT_THAT(form, HasSubstr(before.entries[0].id));
}

TEST(Feed, IsNeverUpdatedBeforeItWasPublished) {
  EXPECT_EQ(FeedOf("Ropes", "", 5).entries[0].updated, 1930000000);
}

TEST(Feed, HoldsNothingActive) {
  const Feed feed =
      FeedOf("<script>alert(1)</script> ]]>",
             "<script>alert(1)</script>\n\n[x](javascript:void) [y](data:text/html,z) <img src=x onerror=y>");
  EXPECT_THAT(feed.entries[0].html, Not(HasSubstr("<script")));
  EXPECT_THAT(feed.entries[0].html, Not(HasSubstr("<img")));
  EXPECT_THAT(feed.entries[0].html, Not(HasSubstr("javascript:")));
  EXPECT_THAT(feed.entries[0].html, Not(HasSubstr("data:")));
  for (const std::string& form : {EmitAtom(feed), EmitRss(feed)})
    EXPECT_THAT(form, Not(HasSubstr("<script")));
}

TEST(Feed, WithoutEntriesIsStillAFeed) {
  const Feed feed = ComposeFeed({}, *PublicSite::Parse("https://www.harbour.example"),
                                *SafeUrl::Parse("https://www.harbour.example/feed"), "Empty");
  EXPECT_THAT(EmitAtom(feed), HasSubstr("<updated>1970-01-01T00:00:00Z</updated>"));
  EXPECT_THAT(EmitRss(feed), HasSubstr("<title>Empty</title>"));
  EXPECT_THAT(EmitJsonFeed(feed), HasSubstr("\"items\": []"));
}

TEST(Feed, IsTheSameTwice) {
  EXPECT_EQ(AllForms(FeedOf("Ropes", "- a\n- b")), AllForms(FeedOf("Ropes", "- a\n- b")));
}

}  // namespace
}  // namespace pulse::render
