#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ListItems = StoreTest;

// `06/first` for issues/2024-06/items/first.
std::vector<std::string> ShortNames(const Page<v1::Item>& page) {
  std::vector<std::string> names;
  for (const v1::Item& item : page.rows) {
    names.push_back(item.name().substr(12, 2) + item.name().substr(item.name().rfind('/')));
  }
  return names;
}

TEST_F(ListItems, AnswersWholeItemsInPrintedOrder) {
  const v1::Issue june = Save(DraftOf(2024, 6, {"zebra", "aardvark"})).issue;
  Save(DraftOf(2024, 7, {"later"}));
  const auto page = store_.ListItems({}, 500, "", Soon());
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_THAT(ShortNames(*page), ElementsAre("07/later", "06/zebra", "06/aardvark"));
  EXPECT_EQ(page->rows[1].SerializeAsString(), june.sections(0).items(0).SerializeAsString());
  EXPECT_EQ(page->next, "");
}

TEST_F(ListItems, PutsMonthlyBeforeSpecial) {
  Save(SpecialDraftOf(2024, 5, "theme"));
  Save(DraftOf(2024, 5, {"regular"}));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, "", Soon())), ElementsAre("05/regular", "05/theme"));
}

TEST_F(ListItems, SelectsBySectorKindAndIssue) {
  RevisionDraft june = DraftOf(2024, 6, {"crime"});
  v1::Section* news = june.issue.add_sections();
  news->set_sector("sectors/news");
  AddItem(&june.issue, news, "ours")->set_kind(v1::ITEM_KIND_NEWS);
  v1::Section* theme = june.issue.add_sections();
  AddItem(&june.issue, theme, "unsorted")->clear_kind();
  Save(june);
  Save(DraftOf(2024, 5, {"older"}));

  ItemSelection selection;
  selection.sectors = {"sectors/criminal-justice"};
  EXPECT_THAT(ShortNames(*store_.ListItems(selection, 10, "", Soon())), ElementsAre("06/crime", "05/older"));
  selection.sectors.emplace_back("sectors/news");
  selection.issue = "issues/2024-06";
  EXPECT_THAT(ShortNames(*store_.ListItems(selection, 10, "", Soon())), ElementsAre("06/crime", "06/ours"));
  selection.kinds = {v1::ITEM_KIND_NEWS, v1::ITEM_KIND_BRIEFING};
  EXPECT_THAT(ShortNames(*store_.ListItems(selection, 10, "", Soon())), ElementsAre("06/ours"));
  selection = {};
  selection.kinds = {v1::ITEM_KIND_UNSPECIFIED};
  EXPECT_THAT(ShortNames(*store_.ListItems(selection, 10, "", Soon())), ElementsAre("06/unsorted"));
  selection = {};
  selection.sectors = {"sectors/unheard-of"};
  EXPECT_THAT(ShortNames(*store_.ListItems(selection, 10, "", Soon())), IsEmpty());
}

TEST_F(ListItems, HidesDraftsAndWithdrawnUnlessAsked) {
  Save(DraftOf(2024, 5, {"published"}));
  Save(DraftOf(2024, 6, {"drafted"}, v1::ISSUE_STATE_DRAFT));
  Save(DraftOf(2024, 4, {"withdrawn"}));
  SaveNext(DraftOf(2024, 4, {"withdrawn"}, v1::ISSUE_STATE_WITHDRAWN));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, "", Soon())), ElementsAre("05/published"));
  ItemSelection all;
  all.include_unpublished = true;
  EXPECT_THAT(ShortNames(*store_.ListItems(all, 10, "", Soon())),
              ElementsAre("06/drafted", "05/published", "04/withdrawn"));
  all.issue = "issues/2024-06";
  EXPECT_THAT(ShortNames(*store_.ListItems(all, 10, "", Soon())), ElementsAre("06/drafted"));
}

TEST_F(ListItems, PagesAcrossIssues) {
  Save(DraftOf(2024, 6, {"a", "b", "c"}));
  Save(DraftOf(2024, 5, {"d", "e"}));
  const auto first = store_.ListItems({}, 2, "", Soon());
  const auto second = store_.ListItems({}, 2, first->next, Soon());
  const auto third = store_.ListItems({}, 2, second->next, Soon());
  EXPECT_THAT(ShortNames(*first), ElementsAre("06/a", "06/b"));
  EXPECT_THAT(ShortNames(*second), ElementsAre("06/c", "05/d"));
  EXPECT_THAT(ShortNames(*third), ElementsAre("05/e"));
  EXPECT_EQ(third->next, "");
}

TEST_F(ListItems, PagesWithinOneIssue) {
  Save(DraftOf(2024, 6, {"a", "b", "c"}));
  Save(DraftOf(2024, 5, {"d"}));
  ItemSelection june;
  june.issue = "issues/2024-06";
  const auto first = store_.ListItems(june, 2, "", Soon());
  EXPECT_THAT(ShortNames(*store_.ListItems(june, 2, first->next, Soon())), ElementsAre("06/c"));
}

TEST_F(ListItems, NeitherSkipsNorRepeatsWhenIssuesAreStoredAndWithdrawn) {
  for (int month = 3; month <= 6; ++month) Save(DraftOf(2024, month, {"a", "b"}));
  const auto first = store_.ListItems({}, 3, "", Soon());
  EXPECT_THAT(ShortNames(*first), ElementsAre("06/a", "06/b", "05/a"));
  Save(DraftOf(2024, 7, {"newer"}));
  SaveNext(DraftOf(2024, 4, {"a", "b"}, v1::ISSUE_STATE_WITHDRAWN));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, first->next, Soon())),
              ElementsAre("05/b", "03/a", "03/b"));
}

TEST_F(ListItems, NeitherSkipsNorRepeatsWhenTheIssueIsCorrectedInFront) {
  Save(DraftOf(2024, 6, {"a", "b", "c", "d"}));
  const auto first = store_.ListItems({}, 2, "", Soon());
  SaveNext(DraftOf(2024, 6, {"inserted", "and-another", "a", "b", "c", "d"}));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, first->next, Soon())), ElementsAre("06/c", "06/d"));
  SaveNext(DraftOf(2024, 6, {"b", "c", "d"}));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, first->next, Soon())), ElementsAre("06/c", "06/d"));
}

TEST_F(ListItems, NeitherSkipsNorRepeatsWhenTheLastItemReadIsGone) {
  Save(DraftOf(2024, 6, {"a", "b", "c", "d"}));
  const auto first = store_.ListItems({}, 2, "", Soon());
  SaveNext(DraftOf(2024, 6, {"inserted", "a", "c", "d"}));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, first->next, Soon())), ElementsAre("06/c", "06/d"));
  SaveNext(DraftOf(2024, 6, {"c", "d"}));
  EXPECT_THAT(ShortNames(*store_.ListItems({}, 10, first->next, Soon())), ElementsAre("06/c", "06/d"));
}

TEST_F(ListItems, RefusesForeignPositionAndBadLimit) {
  EXPECT_EQ(store_.ListItems({}, 10, "1:2:3", Soon()).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(store_.ListItems({}, 501, "", Soon()).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(ListItems, AnswersAtOnceToAPositionFarBehindTheLastItem) {
  Save(DraftOf(2024, 6, {"a"}));
  SaveNext(DraftOf(2024, 6, {"a", "b"}));
  const auto page = store_.ListItems({}, 10, "-24294:1:issues/2024-06:1:2147483647", Soon());
  EXPECT_THAT(ShortNames(*page), ElementsAre("06/b"));
}

}  // namespace
}  // namespace pulse::db
