#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using ::testing::ElementsAre;
using ReadIssues = StoreTest;

std::vector<std::string> NamesOf(const Page<v1::IssueSummary>& page) {
  std::vector<std::string> names;
  for (const v1::IssueSummary& summary : page.rows) names.push_back(summary.name());
  return names;
}

TEST_F(ReadIssues, GetIssueOfUnknownNameIsNotFound) {
  const auto issue = store_.GetIssue("issues/2024-06", Soon());
  EXPECT_EQ(issue.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(GetErrorReason(issue.status()), "ISSUE_NOT_FOUND");
}

TEST_F(ReadIssues, GetIssueRefusesNulInTheName) {
  Save(DraftOf(2024, 6));
  const auto issue = store_.GetIssue(std::string("issues/2024-06\0x", 16), Soon());
  EXPECT_EQ(issue.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(ReadIssues, GetIssueAnswersAnyState) {
  Save(DraftOf(2024, 6, {"first"}, v1::ISSUE_STATE_DRAFT));
  EXPECT_EQ(store_.GetIssue("issues/2024-06", Soon())->state(), v1::ISSUE_STATE_DRAFT);
}

TEST_F(ReadIssues, LatestIsTheNewestPublishedEditionMonthlyFirst) {
  EXPECT_EQ(store_.GetLatestPublished(Soon()).status().code(), absl::StatusCode::kNotFound);
  Save(DraftOf(2023, 12));
  Save(SpecialDraftOf(2024, 5, "a-theme"));
  EXPECT_EQ(store_.GetLatestPublished(Soon())->name(), "issues/2024-05-a-theme");
  Save(DraftOf(2024, 5));
  Save(DraftOf(2024, 6, {"first"}, v1::ISSUE_STATE_DRAFT));
  EXPECT_EQ(store_.GetLatestPublished(Soon())->name(), "issues/2024-05");
}

TEST_F(ReadIssues, LatestFallsBackWhenWithdrawn) {
  Save(DraftOf(2024, 5));
  Save(DraftOf(2024, 6));
  SaveNext(DraftOf(2024, 6, {"first"}, v1::ISSUE_STATE_WITHDRAWN));
  EXPECT_EQ(store_.GetLatestPublished(Soon())->name(), "issues/2024-05");
}

TEST_F(ReadIssues, ListIsNewestFirstMonthlyBeforeSpecial) {
  Save(SpecialDraftOf(2024, 5, "b-theme"));
  Save(DraftOf(2024, 5));
  Save(SpecialDraftOf(2024, 5, "a-theme"));
  Save(DraftOf(2023, 11));
  Save(DraftOf(2024, 6));
  EXPECT_THAT(NamesOf(*store_.ListIssues({}, 500, "", Soon())),
              ElementsAre("issues/2024-06", "issues/2024-05", "issues/2024-05-a-theme",
                          "issues/2024-05-b-theme", "issues/2023-11"));
}

TEST_F(ReadIssues, ListHidesUnpublishedUnlessAsked) {
  Save(DraftOf(2024, 5));
  Save(DraftOf(2024, 6, {"first"}, v1::ISSUE_STATE_DRAFT));
  EXPECT_THAT(NamesOf(*store_.ListIssues({}, 10, "", Soon())), ElementsAre("issues/2024-05"));
  EXPECT_THAT(NamesOf(*store_.ListIssues({.include_unpublished = true}, 10, "", Soon())),
              ElementsAre("issues/2024-06", "issues/2024-05"));
}

TEST_F(ReadIssues, ListSummarisesTheIssue) {
  const v1::Issue stored = Save(DraftOf(2024, 6, {"a", "b", "c"})).issue;
  const auto page = store_.ListIssues({}, 1, "", Soon());
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->rows.size(), 1U);
  const v1::IssueSummary& summary = page->rows[0];
  EXPECT_EQ(summary.title(), "The Digest");
  EXPECT_EQ(summary.edition().year(), 2024);
  EXPECT_EQ(summary.edition().month(), 6);
  EXPECT_EQ(summary.kind(), v1::ISSUE_KIND_MONTHLY);
  EXPECT_EQ(summary.state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_EQ(summary.item_count(), 3);
  EXPECT_EQ(summary.section_count(), 1);
  EXPECT_EQ(summary.revision(), 1);
  EXPECT_EQ(summary.etag(), stored.etag());
  EXPECT_EQ(page->next, "") << "a full page that is the last says so";
}

TEST_F(ReadIssues, ListPagesWithoutGapWhileIssuesComeAndGo) {
  for (int month = 1; month <= 6; ++month) Save(DraftOf(2024, month));
  const auto first = store_.ListIssues({}, 2, "", Soon());
  EXPECT_THAT(NamesOf(*first), ElementsAre("issues/2024-06", "issues/2024-05"));
  Save(DraftOf(2024, 7));
  SaveNext(DraftOf(2024, 5, {}, v1::ISSUE_STATE_WITHDRAWN));
  const auto second = store_.ListIssues({}, 2, first->next, Soon());
  EXPECT_THAT(NamesOf(*second), ElementsAre("issues/2024-04", "issues/2024-03"));
  const auto third = store_.ListIssues({}, 2, second->next, Soon());
  EXPECT_THAT(NamesOf(*third), ElementsAre("issues/2024-02", "issues/2024-01"));
  EXPECT_EQ(third->next, "");
}

TEST_F(ReadIssues, ListRefusesForeignPositionAndBadLimit) {
  EXPECT_EQ(store_.ListIssues({}, 10, "bogus", Soon()).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(store_.ListIssues({}, 0, "", Soon()).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(ReadIssues, SectorsAreInPrintedOrder) {
  const auto sectors = store_.ListSectors(Soon());
  ASSERT_TRUE(sectors.ok()) << sectors.status();
  ASSERT_EQ(sectors->size(), 4U);
  EXPECT_EQ((*sectors)[0].name(), "sectors/news");
  EXPECT_EQ((*sectors)[0].display_name(), "Cordis Bright news");
  EXPECT_EQ((*sectors)[2].display_name(), "Children and young people's services");
  EXPECT_EQ((*sectors)[3].name(), "sectors/criminal-justice");
}

}  // namespace
}  // namespace pulse::db
