#include "db/publisher_authority.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "db/issue_history.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

const Authorship kEditor{"editor@example.org", "one body, two names", "call-9"};

// An issue with one item that names `publishers`, printed as they are called.
RevisionDraft DraftNaming(int year, const std::vector<std::string>& publishers) {
  RevisionDraft draft = DraftOf(year, 1, {"only"});
  v1::Item* item = draft.issue.mutable_sections(0)->mutable_items(0);
  item->clear_publishers();
  for (const std::string& id : publishers) {
    v1::Publisher* publisher = item->add_publishers();
    publisher->set_name("publishers/" + id);
    publisher->set_display_name("The " + id);
  }
  return draft;
}

class PublisherAuthorityTest : public StoreTest {
 protected:
  absl::StatusOr<MergedPublishers> Merge(const std::string& target, std::vector<std::string> sources) {
    for (std::string& source : sources) source = "publishers/" + source;
    return authority_.Merge("publishers/" + target, sources, kEditor, Soon());
  }

  // Publishers that the only item of the issue of `year` names, with what is printed.
  std::vector<std::pair<std::string, std::string>> PublishersIn(int year) {
    std::vector<std::pair<std::string, std::string>> publishers;
    const auto issue = store_.GetIssue("issues/" + std::to_string(year) + "-01", Soon());
    if (!issue.ok()) return publishers;
    for (const v1::Publisher& publisher : issue->sections(0).items(0).publishers()) {
      publishers.emplace_back(publisher.name(), publisher.display_name());
    }
    return publishers;
  }

  PublisherAuthority authority_{&database_};
};

TEST_F(PublisherAuthorityTest, GetPublisher_KnowsWhatWasPrinted) {
  Save(DraftNaming(2001, {"acme"}));
  const auto profile = authority_.GetPublisher("publishers/acme", Soon());
  ASSERT_TRUE(profile.ok()) << profile.status();
  EXPECT_EQ(profile->display_name(), "The acme");
  EXPECT_EQ(profile->aliases_size(), 0);
  EXPECT_EQ(profile->etag().size(), 32U);
  EXPECT_GT(profile->create_time().seconds(), 0);
  EXPECT_EQ(GetErrorReason(authority_.GetPublisher("publishers/nobody", Soon()).status()),
            "PUBLISHER_NOT_FOUND");
}

TEST_F(PublisherAuthorityTest, Rename_KeepsTheOldNameAndWhoChangedIt) {
  Save(DraftNaming(2001, {"acme"}));
  const auto before = authority_.GetPublisher("publishers/acme", Soon());
  const auto renamed =
      authority_.Rename("publishers/acme", "Acme Foundation", before->etag(), kEditor, Soon());
  ASSERT_TRUE(renamed.ok()) << renamed.status();
  EXPECT_EQ(renamed->display_name(), "Acme Foundation");
  EXPECT_NE(renamed->etag(), before->etag());
  EXPECT_EQ(authority_.GetPublisher("publishers/acme", Soon())->etag(), renamed->etag());
  EXPECT_EQ(test_database_.Query("SELECT concat_ws('|', publisher, action, before_value, after_value, actor, "
                                 "comment, request_id) FROM publisher_changes"),
            "publishers/acme|rename|The acme|Acme Foundation|editor@example.org|one body, two names|call-9");
  EXPECT_THAT(PublishersIn(2001), ElementsAre(Pair("publishers/acme", "The acme")))
      << "items keep their form";
}

TEST_F(PublisherAuthorityTest, Rename_TheSecondEditorWithOneEtagIsRefused) {
  Save(DraftNaming(2001, {"acme"}));
  const std::string etag = authority_.GetPublisher("publishers/acme", Soon())->etag();
  ASSERT_TRUE(authority_.Rename("publishers/acme", "First", etag, kEditor, Soon()).ok());
  const auto second = authority_.Rename("publishers/acme", "Second", etag, kEditor, Soon());
  EXPECT_EQ(second.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(GetErrorReason(second.status()), "ETAG_MISMATCH");
  EXPECT_EQ(authority_.GetPublisher("publishers/acme", Soon())->display_name(), "First");
}

TEST_F(PublisherAuthorityTest, Rename_ToTheSameNameLeavesNoTrace) {
  Save(DraftNaming(2001, {"acme"}));
  EXPECT_TRUE(authority_.Rename("publishers/acme", "The acme", "", kEditor, Soon()).ok());
  EXPECT_EQ(Count("publisher_changes"), "0");
}

TEST_F(PublisherAuthorityTest, Rename_RefusesNamesBeyondTheirLimits) {
  Save(DraftNaming(2001, {"acme"}));
  for (const std::string& name : {std::string(), std::string(301, 'x'), std::string("a\0b", 3)}) {
    EXPECT_EQ(authority_.Rename("publishers/acme", name, "", kEditor, Soon()).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
  EXPECT_TRUE(authority_.Rename("publishers/acme", std::string(300, 'x'), "", kEditor, Soon()).ok());
}

TEST_F(PublisherAuthorityTest, Merge_RevisesEveryIssueConcernedAndNoOther) {
  Save(DraftNaming(2001, {"acme"}));
  Save(DraftNaming(2002, {"acme-ltd", "other"}));
  Save(DraftNaming(2003, {"acme-trust", "acme"}));
  const auto merged = Merge("acme", {"acme-ltd", "acme-trust"});
  ASSERT_TRUE(merged.ok()) << merged.status();
  EXPECT_THAT(merged->issues, ElementsAre("issues/2002-01", "issues/2003-01"));
  EXPECT_EQ(ChangeOf(merged->change_cursor), 5);
  EXPECT_THAT(merged->publisher.aliases(), ElementsAre("publishers/acme-ltd", "publishers/acme-trust"));
  EXPECT_THAT(PublishersIn(2002),
              ElementsAre(Pair("publishers/acme", "The acme-ltd"), Pair("publishers/other", "The other")));
  EXPECT_THAT(PublishersIn(2003), ElementsAre(Pair("publishers/acme", "The acme-trust"))) << "once";
  EXPECT_EQ(Count("item_publishers WHERE publisher = 'publishers/acme'"), "3");
  EXPECT_EQ(Count("item_publishers"), "4");
  const auto revision = IssueHistory(&database_).GetRevision("issues/2003-01", 0, Soon());
  EXPECT_EQ(revision->revision().action(), v1::REVISION_ACTION_MERGE_PUBLISHERS);
  EXPECT_EQ(revision->revision().actor(), kEditor.actor);
  EXPECT_EQ(revision->revision().revision(), 2);
  EXPECT_EQ(Count("issue_revisions"), "5");
  EXPECT_EQ(Count("publisher_changes WHERE action = 'merge' AND after_value = 'publishers/acme'"), "2");
}

TEST_F(PublisherAuthorityTest, Merge_IsRememberedWhenTheNameIsReadAgain) {
  Save(DraftNaming(2001, {"acme", "acme-ltd"}));
  ASSERT_TRUE(Merge("acme", {"acme-ltd"}).ok());
  Save(DraftNaming(2002, {"acme-ltd"}));
  EXPECT_THAT(PublishersIn(2002), ElementsAre(Pair("publishers/acme", "The acme-ltd")));
  const auto resolved =
      authority_.ResolveAliases({"publishers/acme", "publishers/acme-ltd", "publishers/new"}, Soon());
  EXPECT_THAT(*resolved, ElementsAre(Pair("publishers/acme-ltd", "publishers/acme")));
}

TEST_F(PublisherAuthorityTest, Merge_AliasesOfASourceFollowIt) {
  Save(DraftNaming(2001, {"one", "two", "three"}));
  ASSERT_TRUE(Merge("two", {"three"}).ok());
  ASSERT_TRUE(Merge("one", {"two"}).ok());
  EXPECT_THAT(authority_.GetPublisher("publishers/one", Soon())->aliases(),
              ElementsAre("publishers/three", "publishers/two"));
  EXPECT_THAT(PublishersIn(2001), ElementsAre(Pair("publishers/one", "The one")));
  const auto gone = authority_.GetPublisher("publishers/three", Soon());
  EXPECT_EQ(GetErrorReason(gone.status()), "PUBLISHER_NOT_FOUND");
  EXPECT_THAT(std::string(gone.status().message()), HasSubstr("publishers/one"));
  EXPECT_EQ(GetErrorReason(authority_.Rename("publishers/two", "Two", "", kEditor, Soon()).status()),
            "PUBLISHER_MERGED");
}

TEST_F(PublisherAuthorityTest, Merge_AgainChangesNothing) {
  Save(DraftNaming(2001, {"acme", "acme-ltd"}));
  const auto first = Merge("acme", {"acme-ltd"});
  const auto again = Merge("acme", {"acme-ltd"});
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_THAT(again->issues, IsEmpty());
  EXPECT_EQ(again->change_cursor, first->change_cursor);
  EXPECT_EQ(again->publisher.etag(), first->publisher.etag());
}

TEST_F(PublisherAuthorityTest, Merge_AllOrNothing) {
  Save(DraftNaming(2001, {"acme", "acme-ltd", "third", "of-third"}));
  ASSERT_TRUE(Merge("third", {"of-third"}).ok());
  const std::string cursor = *store_.CurrentCursor(Soon());
  EXPECT_EQ(GetErrorReason(Merge("acme", {"acme-ltd", "nobody"}).status()), "PUBLISHER_NOT_FOUND");
  EXPECT_EQ(GetErrorReason(Merge("nobody", {"acme-ltd"}).status()), "PUBLISHER_NOT_FOUND");
  EXPECT_EQ(GetErrorReason(Merge("acme", {"acme-ltd", "of-third"}).status()), "PUBLISHER_MERGED");
  EXPECT_EQ(GetErrorReason(Merge("of-third", {"acme-ltd"}).status()), "PUBLISHER_MERGED");
  EXPECT_EQ(Merge("acme", {"acme-ltd", "acme"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(*store_.CurrentCursor(Soon()), cursor);
  EXPECT_TRUE(authority_.ResolveAliases({"publishers/acme-ltd"}, Soon())->empty());
}

TEST_F(PublisherAuthorityTest, Merge_RefusesTheTwoHundredAndFirstAlias) {
  std::vector<std::string> sources;
  for (int i = 0; i < 201; ++i) sources.push_back("p" + std::to_string(i));
  std::vector<std::string> printed = sources;
  printed.emplace_back("target");
  Save(DraftNaming(2001, printed));
  EXPECT_EQ(GetErrorReason(Merge("target", sources).status()), "TOO_MANY_ALIASES");
  sources.pop_back();
  const auto merged = Merge("target", sources);
  ASSERT_TRUE(merged.ok()) << merged.status();
  EXPECT_EQ(merged->publisher.aliases_size(), 200);
}

TEST_F(PublisherAuthorityTest, HistoryCannotBeRewritten) {
  Save(DraftNaming(2001, {"acme", "acme-ltd"}));
  ASSERT_TRUE(Merge("acme", {"acme-ltd"}).ok());
  EXPECT_ANY_THROW(test_database_.Query("UPDATE publisher_changes SET actor = 'forged'"));
  EXPECT_ANY_THROW(test_database_.Query("DELETE FROM publisher_changes"));
}

// Writers bring the source's name back while it is merged away: whatever the
// order, no current revision names it in the end, and nobody waits for ever.
TEST_F(PublisherAuthorityTest, Merge_AmongWritersLeavesNoIssueUnderTheOldName) {
  constexpr int kWriters = 3;
  constexpr int kRounds = 12;
  Save(DraftNaming(2001, {"acme", "acme-ltd"}));
  std::atomic<int> saved{0};
  std::vector<std::thread> writers;
  writers.reserve(kWriters);
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kRounds; ++i) {
        const auto stored =
            store_.SaveRevision(DraftNaming(1900 + writer * kRounds + i, {"acme-ltd"}), Soon());
        EXPECT_TRUE(stored.ok()) << stored.status();
        ++saved;
      }
    });
  }
  while (saved < kRounds) std::this_thread::yield();
  const auto merged = Merge("acme", {"acme-ltd"});
  for (std::thread& writer : writers) writer.join();
  ASSERT_TRUE(merged.ok()) << merged.status();
  EXPECT_GE(merged->issues.size(), static_cast<std::size_t>(kRounds));
  EXPECT_EQ(Count("item_publishers WHERE publisher = 'publishers/acme-ltd'"), "0");
  EXPECT_EQ(Count("item_publishers WHERE publisher = 'publishers/acme'"),
            std::to_string(kWriters * kRounds + 1));
  EXPECT_EQ(test_database_.Query("SELECT max(cursor) - count(*) FROM changes"), "0");
}

}  // namespace
}  // namespace pulse::db
