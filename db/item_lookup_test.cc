#include <gtest/gtest.h>

#include <string>

#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

using FindItems = StoreTest;

TEST_F(FindItems, AnswersInTheOrderAskedAlsoTwice) {
  const v1::Issue issue = Save(DraftOf(2024, 6, {"a", "b"})).issue;
  const auto found = store_.FindItems(
      {"issues/2024-06/items/b", "issues/2024-06/items/a", "issues/2024-06/items/b"}, false, Soon());
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->items.size(), 3U);
  ASSERT_TRUE(found->items[0] && found->items[1] && found->items[2]);
  EXPECT_EQ(found->items[0]->item.SerializeAsString(), issue.sections(0).items(1).SerializeAsString());
  EXPECT_EQ(found->items[1]->item.name(), "issues/2024-06/items/a");
  EXPECT_EQ(found->items[2]->etag, found->items[0]->etag);
  EXPECT_EQ(found->items[0]->revision, 1);
  EXPECT_EQ(ChangeOf(found->change_cursor), 1);
}

TEST_F(FindItems, LeavesAGapForANameOfNoItem) {
  Save(DraftOf(2024, 6, {"a"}));
  const auto found = store_.FindItems(
      {"issues/2024-06/items/z", "issues/2024-06", "", "issues/2024-06/items/a"}, false, Soon());
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_FALSE(found->items[0] || found->items[1] || found->items[2]);
  EXPECT_TRUE(found->items[3]);
}

TEST_F(FindItems, HidesDraftsUnlessAsked) {
  Save(DraftOf(2024, 6, {"a"}, v1::ISSUE_STATE_DRAFT));
  EXPECT_FALSE(store_.FindItems({"issues/2024-06/items/a"}, false, Soon())->items[0]);
  EXPECT_TRUE(store_.FindItems({"issues/2024-06/items/a"}, true, Soon())->items[0]);
}

TEST_F(FindItems, KeepsTheEtagOfAnItemThatACorrectionLeftAlone) {
  const auto etag = [&](const char* slug) {
    return store_.FindItems({std::string("issues/2024-06/items/") + slug}, false, Soon())->items[0]->etag;
  };
  Save(DraftOf(2024, 6, {"a", "b"}));
  const std::string a = etag("a");
  const std::string b = etag("b");
  RevisionDraft corrected = DraftOf(2024, 6, {"a", "b"});
  corrected.issue.mutable_sections(0)->mutable_items(1)->set_title("Another");
  SaveNext(corrected);
  EXPECT_EQ(etag("a"), a);
  EXPECT_NE(etag("b"), b);
}

}  // namespace
}  // namespace pulse::db
