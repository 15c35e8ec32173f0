#include "db/projection_rebuild.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "db/publisher_authority.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

class ProjectionRebuildTest : public StoreTest {
 protected:
  // Every row of every table that revisions decide, as text.
  std::map<std::string, std::string> Dump() {
    std::map<std::string, std::string> rows;
    for (const char* table :
         {"issues", "items", "item_names", "item_publishers", "item_links", "publishers", "publisher_aliases",
          "item_tallies", "publisher_tallies", "publication_keys", "search_words", "publisher_acronyms"}) {
      rows[table] = test_database_.Query("SELECT string_agg(t::text, E'\n' ORDER BY t::text) FROM " +
                                         std::string(table) + " AS t");
    }
    return rows;
  }

  // Issues with a history: names that are gone, a merge, a withdrawal, one empty.
  void Fill() {
    Save(DraftOf(2024, 6, {"gone", "stays"}));
    SaveNext(DraftOf(2024, 6, {"stays", "new"}, v1::ISSUE_STATE_WITHDRAWN));
    Save(SpecialDraftOf(2024, 6, "housing"));
    Save(DraftOf(2024, 7, {}, v1::ISSUE_STATE_DRAFT));
    RevisionDraft draft = DraftOf(2024, 8, {"first"}, v1::ISSUE_STATE_SCHEDULED);
    draft.issue.mutable_publish_time()->set_seconds(4'000'000'000);
    v1::Publisher* other = draft.issue.mutable_sections(0)->mutable_items(0)->add_publishers();
    other->set_name("publishers/another");
    other->set_display_name("Another");
    Save(draft);
    PublisherAuthority authority(&database_);
    ASSERT_TRUE(authority.Merge("publishers/another", {"publishers/example-trust"}, {}, Soon()).ok());
    ASSERT_TRUE(authority.Rename("publishers/another", "The Other", "", {}, Soon()).ok());
  }

  int done_ = 0;
  int total_ = 0;
  absl::StatusOr<int> Rebuild() {
    return RebuildProjections(&database_, Soon, [this](int done, int total) {
      done_ = done;
      total_ = total;
    });
  }
};

TEST_F(ProjectionRebuildTest, WhatIsRightIsLeftEqual) {
  Fill();
  const auto before = Dump();
  const auto rebuilt = Rebuild();
  ASSERT_TRUE(rebuilt.ok()) << rebuilt.status();
  EXPECT_EQ(*rebuilt, 4);
  EXPECT_EQ(done_, 4);
  EXPECT_EQ(total_, 4);
  EXPECT_EQ(Dump(), before);
}

TEST_F(ProjectionRebuildTest, WhatIsLostOrWrongIsThereAgain) {
  Fill();
  const auto before = Dump();
  test_database_.Query("DELETE FROM items WHERE issue = 'issues/2024-06'");
  test_database_.Query("UPDATE items SET title = 'wrong', published = NOT published");
  test_database_.Query("DELETE FROM item_names");
  test_database_.Query("DELETE FROM item_links");
  test_database_.Query("DELETE FROM search_words");
  test_database_.Query("DELETE FROM publisher_acronyms");
  test_database_.Query("UPDATE item_publishers SET display_name = 'wrong'");
  test_database_.Query("UPDATE item_tallies SET item_count = 99");
  test_database_.Query("DELETE FROM publisher_tallies");
  test_database_.Query("UPDATE publication_keys SET key = key + 1");
  test_database_.Query(
      "UPDATE issues SET title = 'wrong', etag = '', state = 1, item_count = 99, publish_time = now(), "
      "create_time = now(), edition_month = 1, introduction = 'wrong'");
  ASSERT_NE(Dump(), before);
  ASSERT_TRUE(Rebuild().ok());
  EXPECT_EQ(Dump(), before);
}

TEST_F(ProjectionRebuildTest, LeavesHistoryAndLogAlone) {
  Fill();
  const std::string cursor = *store_.CurrentCursor(Soon());
  const std::string revisions = Count("issue_revisions");
  ASSERT_TRUE(Rebuild().ok());
  EXPECT_EQ(*store_.CurrentCursor(Soon()), cursor);
  EXPECT_EQ(Count("issue_revisions"), revisions);
}

TEST_F(ProjectionRebuildTest, NothingStoredIsNothingToDo) { EXPECT_EQ(*Rebuild(), 0); }

}  // namespace
}  // namespace pulse::db
