#include "services/query/catalog/catalog.h"

#include <gtest/gtest.h>

#include "db/store_test_fixture.h"
#include "services/server/wire_message.h"

namespace pulse::query {
namespace {

constexpr std::size_t kCapacity = 200'000;

class CatalogTest : public db::StoreTest {
 protected:
  static v1::GetIssueRequest RequestOf(const std::string& name) {
    v1::GetIssueRequest request;
    request.set_name(name);
    return request;
  }

  // An issue of about 40 KB for the year.
  v1::Issue SaveLarge(int year) {
    db::RevisionDraft draft = db::DraftOf(year, 1, {"large"});
    draft.issue.mutable_sections(0)->mutable_items(0)->set_body(std::string(40'000, 'x'));
    return Save(draft).issue;
  }

  void Start() {
    db::LogExtent extent;
    extent.store = "0123abcd";
    extent.newest = db::ChangeFeed(&database_).ReadAfter(0, 1, db::Soon())->extent.newest;
    catalog_.OnStart(extent);
  }

  void Keep(const v1::Issue& issue) { Catalog::Reading(&catalog_, issue.name()).Keep(issue); }

  Catalog catalog_{database_, kCapacity};
};

TEST_F(CatalogTest, KeepsTheLeastUsedOutAndTheLatestIn) {
  std::vector<v1::Issue> issues;
  for (int year = 2000; year < 2020; ++year) issues.push_back(SaveLarge(year));
  Start();
  for (const v1::Issue& issue : issues) {
    Keep(issue);
    EXPECT_LE(catalog_.bytes(), kCapacity);
  }
  EXPECT_FALSE(catalog_.Find(RequestOf("issues/2000-01"), 0).has_value());
  EXPECT_TRUE(catalog_.Find(RequestOf("issues/2018-01"), 0).has_value());
  EXPECT_TRUE(catalog_.Find(v1::GetLatestIssueRequest(), 0).has_value());
}

TEST_F(CatalogTest, AnswersWhatItKeptWithTheCursorItIsAsNewAs) {
  const v1::Issue issue = Save(db::DraftOf(2024, 6)).issue;
  Start();
  Keep(issue);
  const auto found = catalog_.Find(RequestOf(issue.name()), 1);
  ASSERT_TRUE(found.has_value());
  v1::GetIssueResponse answer;
  ASSERT_TRUE(server::ReadWireMessage(*found, &answer).ok());
  EXPECT_EQ(answer.issue().SerializeAsString(), issue.SerializeAsString());
  EXPECT_EQ(answer.change_cursor(), "c1-0123abcd");
  EXPECT_FALSE(catalog_.Find(RequestOf(issue.name()), 2).has_value()) << "claims to be newer than it is";
}

TEST_F(CatalogTest, DropsWhatChanged) {
  const v1::Issue issue = Save(db::DraftOf(2024, 6)).issue;
  Start();
  Keep(issue);
  db::LoggedChange change;
  change.cursor = 2;
  change.issue = issue.name();
  change.revision = 2;
  catalog_.OnChanges({change});
  EXPECT_FALSE(catalog_.Find(RequestOf(issue.name()), 0).has_value());
}

// It was read before the change and arrives after it.
TEST_F(CatalogTest, DoesNotKeepAReadingThatAChangeOvertook) {
  const v1::Issue issue = Save(db::DraftOf(2024, 5, {"a"})).issue;
  Save(db::DraftOf(2024, 6));
  Start();
  Catalog::Reading reading(&catalog_, issue.name());
  db::LoggedChange change;
  change.cursor = 3;
  change.issue = issue.name();
  change.revision = 2;
  catalog_.OnChanges({change});
  reading.Keep(issue);
  EXPECT_FALSE(catalog_.Find(RequestOf(issue.name()), 0).has_value());
}

TEST_F(CatalogTest, KeepsOnlyWhatIsPublished) {
  const v1::Issue issue = Save(db::DraftOf(2024, 6, {"a"}, v1::ISSUE_STATE_DRAFT)).issue;
  Start();
  Keep(issue);
  EXPECT_FALSE(catalog_.Find(RequestOf(issue.name()), 0).has_value());
  EXPECT_FALSE(catalog_.Find(v1::GetLatestIssueRequest(), 0).has_value());
}

}  // namespace
}  // namespace pulse::query
