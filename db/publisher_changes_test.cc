// The history of publishers, read.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/publisher_authority.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Authorship kEditor{"editor@example.org", "one body", "call-9"};

class PublisherChangesTest : public StoreTest {
 protected:
  PublisherChangesTest() {
    RevisionDraft draft = DraftOf(2001, 1, {"only"});
    v1::Item* item = draft.issue.mutable_sections(0)->mutable_items(0);
    item->clear_publishers();
    for (const char* id : {"a", "b", "c", "other"}) {
      v1::Publisher* publisher = item->add_publishers();
      publisher->set_name(std::string("publishers/") + id);
      publisher->set_display_name(id);
    }
    Save(draft);
  }

  void Rename(const std::string& id, const std::string& to) {
    const auto renamed = authority_.Rename("publishers/" + id, to, "", kEditor, Soon());
    EXPECT_TRUE(renamed.ok()) << renamed.status();
  }

  void Merge(const std::string& target, const std::string& source) {
    const auto merged = authority_.Merge("publishers/" + target, {"publishers/" + source}, kEditor, Soon());
    EXPECT_TRUE(merged.ok()) << merged.status();
  }

  // All changes of a publisher, a page each, as `who: before > after`.
  std::vector<std::string> Changes(const std::string& id) {
    std::vector<std::string> changes;
    std::string after;
    do {
      const auto page = authority_.ListChanges("publishers/" + id, 1, after, Soon());
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const v1::PublisherChange& change : page->rows) {
        const std::string of = change.name().substr(0, change.name().find("/changes/"));
        changes.push_back(of.substr(of.find('/') + 1) + ": " + change.before() + " > " + change.after());
      }
      after = page->next;
    } while (!after.empty());
    return changes;
  }

  PublisherAuthority authority_{&database_};
};

TEST_F(PublisherChangesTest, ListChanges_SaysWhoDidWhatWhenAndWhy) {
  Rename("a", "Acme");
  const auto page = authority_.ListChanges("publishers/a", 10, "", Soon());
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->rows.size(), 1U);
  const v1::PublisherChange& change = page->rows[0];
  EXPECT_EQ(change.name(), "publishers/a/changes/1");
  EXPECT_EQ(change.action(), v1::PUBLISHER_ACTION_RENAME);
  EXPECT_EQ(change.before(), "a");
  EXPECT_EQ(change.after(), "Acme");
  EXPECT_EQ(change.actor(), "editor@example.org");
  EXPECT_EQ(change.comment(), "one body");
  EXPECT_EQ(change.request_id(), "call-9");
  EXPECT_GT(change.create_time().seconds(), 0);
}

TEST_F(PublisherChangesTest, ListChanges_HasThoseOfAllThatBecameThePublisher) {
  Rename("a", "Acme");
  Merge("b", "a");
  Rename("other", "Another");
  Merge("c", "b");
  const std::vector<std::string> all = {"b: publishers/b > publishers/c", "a: publishers/a > publishers/b",
                                        "a: a > Acme"};
  EXPECT_EQ(Changes("c"), all);
  EXPECT_EQ(Changes("a"), all) << "one that was merged answers what it became";
  EXPECT_THAT(Changes("other"), ElementsAre("other: other > Another"));
  EXPECT_EQ(Changes("-").size(), 4U) << "all publishers";
}

TEST_F(PublisherChangesTest, ListChanges_OfOneThatNobodyChangedIsEmpty) {
  Rename("a", "a");
  EXPECT_THAT(Changes("a"), IsEmpty());
}

TEST_F(PublisherChangesTest, ListChanges_RefusesUnknownPublishersAndTokensOfOthers) {
  Rename("a", "Acme");
  Rename("a", "Acme Ltd");
  EXPECT_EQ(GetErrorReason(authority_.ListChanges("publishers/nobody", 1, "", Soon()).status()),
            "PUBLISHER_NOT_FOUND");
  const std::string next = authority_.ListChanges("publishers/a", 1, "", Soon())->next;
  EXPECT_FALSE(next.empty());
  EXPECT_EQ(GetErrorReason(authority_.ListChanges("publishers/b", 1, next, Soon()).status()),
            "PAGE_TOKEN_INVALID");
  EXPECT_EQ(GetErrorReason(authority_.ListChanges("publishers/a", 0, "", Soon()).status()),
            "PAGE_SIZE_INVALID");
}

}  // namespace
}  // namespace pulse::db
