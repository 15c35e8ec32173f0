#include "services/query/watch/watch_filter.h"

#include <gtest/gtest.h>

namespace pulse::query {
namespace {

constexpr auto kPublished = v1::ISSUE_STATE_PUBLISHED;
constexpr auto kWithdrawn = v1::ISSUE_STATE_WITHDRAWN;
constexpr auto kDraft = v1::ISSUE_STATE_DRAFT;

// An issue of one item.
std::shared_ptr<v1::Issue> IssueWith(const std::string& title, v1::ItemKind kind = v1::ITEM_KIND_REPORT,
                                     const std::string& publisher = "publishers/a") {
  auto issue = std::make_shared<v1::Issue>();
  v1::Item* item = issue->add_sections()->add_items();
  item->set_name("issues/2022-09/items/one");
  item->set_sector("sectors/news");
  item->set_kind(kind);
  item->set_title(title);
  item->add_publishers()->set_name(publisher);
  return issue;
}

WatchFilter Reports() { return {.sectors = {}, .kinds = {v1::ITEM_KIND_REPORT}, .publishers = {}}; }

TEST(IssueChange, TellsNothingOfAnItemThatIsTheSame) {
  const IssueChange change(IssueWith("a"), IssueWith("a"), kPublished, kPublished);
  EXPECT_EQ(change.size(), 2U);
  EXPECT_FALSE(change.TypeFor({}, 1).has_value());
  EXPECT_FALSE(change.ShowsState({}));
}

TEST(IssueChange, ShowsAnItemThatCameIntoTheFilterAsRecategorised) {
  const IssueChange change(IssueWith("a", v1::ITEM_KIND_NEWS), IssueWith("a"), kPublished, kPublished);
  EXPECT_EQ(change.TypeFor(Reports(), 1), v1::ITEM_CHANGED_TYPE_RECATEGORISED);
}

TEST(IssueChange, TellsOfLeavingOnlyThoseWhoHadTheItem) {
  const IssueChange change(IssueWith("a"), IssueWith("a", v1::ITEM_KIND_NEWS), kPublished, kPublished);
  EXPECT_EQ(change.TypeFor(Reports(), 1), v1::ITEM_CHANGED_TYPE_LEFT_FILTER);
  EXPECT_FALSE(change.TypeFor({.sectors = {"sectors/other"}, .kinds = {}, .publishers = {}}, 1).has_value());
}

TEST(IssueChange, PublicationAddsForReadersAndIsAStateForEditors) {
  const IssueChange change(IssueWith("a"), IssueWith("a"), kDraft, kPublished);
  EXPECT_EQ(change.TypeFor({}, 1), v1::ITEM_CHANGED_TYPE_ADDED);
  WatchFilter editor;
  editor.include_unpublished = true;
  EXPECT_FALSE(change.TypeFor(editor, 1).has_value());
  EXPECT_TRUE(change.ShowsState(editor));
}

TEST(IssueChange, AnItemTakenOutWithItsIssueIsWithdrawn) {
  const IssueChange change(IssueWith("a"), std::make_shared<v1::Issue>(), kPublished, kWithdrawn);
  EXPECT_EQ(change.TypeFor({}, 1), v1::ITEM_CHANGED_TYPE_WITHDRAWN);
}

TEST(IssueChange, ChangesBetweenUnpublishedStatesAreHiddenFromReaders) {
  const IssueChange change(IssueWith("a"), IssueWith("b"), kDraft, kWithdrawn);
  EXPECT_FALSE(change.TypeFor({}, 1).has_value());
  EXPECT_FALSE(change.ShowsState({}));
}

TEST(WatchFilter, FollowsAMerge) {
  WatchFilter filter;
  filter.publishers = {"publishers/b"};
  const auto item = IssueWith("a")->sections(0).items(0);
  EXPECT_FALSE(filter.Matches(item));
  filter.FollowMerges({{"publishers/b", "publishers/a"}});
  EXPECT_TRUE(filter.Matches(item));
}

}  // namespace
}  // namespace pulse::query
