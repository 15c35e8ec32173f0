// What the tests of db/ share: a store on a database of its own, and issues to
// put into it.

#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "db/change_cursor.h"
#include "db/database.h"
#include "db/issue_store.h"
#include "tests/support/test_database.h"

namespace pulse::db {

inline Deadline Soon() { return std::chrono::system_clock::now() + std::chrono::seconds(20); }

/// The number of the change that a cursor is of.
inline std::int64_t ChangeOf(const std::string& cursor) { return ParseChangeCursor(cursor)->change; }

inline v1::Item* AddItem(v1::Issue* issue, v1::Section* section, const std::string& slug) {
  v1::Item* item = section->add_items();
  item->set_name(issue->name() + "/items/" + slug);
  item->set_sector(section->sector());
  item->set_kind(v1::ITEM_KIND_REPORT);
  item->set_title("Title of " + slug);
  item->set_byline("Example Trust");
  item->set_body("A summary with *emphasis*.");
  v1::Publisher* publisher = item->add_publishers();
  publisher->set_name("publishers/example-trust");
  publisher->set_display_name("Example Trust");
  v1::Link* link = item->add_links();
  link->set_text("the report");
  link->set_url("https://example.org/report");
  return item;
}

/// A draft of a monthly issue with `slugs` in one section on criminal justice.
inline RevisionDraft DraftOf(int year, int month, const std::vector<std::string>& slugs = {"first", "second"},
                             v1::IssueState state = v1::ISSUE_STATE_PUBLISHED) {
  RevisionDraft draft;
  draft.action = v1::REVISION_ACTION_INGEST;
  v1::Issue& issue = draft.issue;
  issue.set_name("issues/" + std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month));
  issue.set_title("The Digest");
  issue.mutable_edition()->set_year(year);
  issue.mutable_edition()->set_month(month);
  issue.set_kind(v1::ISSUE_KIND_MONTHLY);
  issue.set_state(state);
  v1::Section* section = issue.add_sections();
  section->set_sector("sectors/criminal-justice");
  section->set_title("Criminal justice");
  for (const std::string& slug : slugs) AddItem(&issue, section, slug);
  return draft;
}

/// The draft of a special edition of the same month.
inline RevisionDraft SpecialDraftOf(int year, int month, const std::string& theme) {
  RevisionDraft draft = DraftOf(year, month, {});
  draft.issue.set_name(draft.issue.name() + "-" + theme);
  draft.issue.set_kind(v1::ISSUE_KIND_SPECIAL);
  AddItem(&draft.issue, draft.issue.mutable_sections(0), theme);
  return draft;
}

class StoreTest : public ::testing::Test {
 protected:
  /// Saves and expects it to work.
  StoredRevision Save(const RevisionDraft& draft) {
    absl::StatusOr<StoredRevision> stored = store_.SaveRevision(draft, Soon());
    EXPECT_TRUE(stored.ok()) << stored.status();
    return stored.ok() ? *stored : StoredRevision{};
  }

  /// Saves `draft` as the revision after the present one.
  StoredRevision SaveNext(RevisionDraft draft) {
    draft.follows_revision = store_.GetIssue(draft.issue.name(), Soon()).value_or(v1::Issue()).revision();
    return Save(draft);
  }

  /// Number of rows of `table` that a test can see.
  std::string Count(const std::string& table) {
    return test_database_.Query("SELECT count(*) FROM " + table);
  }

  test::TestDatabase test_database_;
  Database database_{{test_database_.url(), 4}};
  IssueStore store_{&database_};
};

}  // namespace pulse::db
