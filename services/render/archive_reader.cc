#include "services/render/archive_reader.h"

#include <cstdint>
#include <utility>

#include "proto/error_reason.h"

namespace pulse::render {
namespace {

// As db/condition.h counts months and time.
std::int64_t Months(const v1::Edition& edition) { return edition.year() * 12 + edition.month(); }

std::int64_t Microseconds(const google::protobuf::Timestamp& time) {
  return time.seconds() * 1000000 + time.nanos() / 1000;
}

db::Condition ConditionOf(const ArchiveRange& range) {
  using db::Column;
  using db::Comparison;
  std::vector<db::Condition> tests;
  const auto add = [&](Column column, Comparison comparison, std::int64_t number) {
    tests.push_back(db::Is({column, comparison, number, {}, {}}));
  };
  if (range.first_edition) add(Column::kEdition, Comparison::kAtLeast, Months(*range.first_edition));
  if (range.last_edition) add(Column::kEdition, Comparison::kBelow, Months(*range.last_edition) + 1);
  if (range.published_from) {
    add(Column::kPublishTime, Comparison::kAtLeast, Microseconds(*range.published_from));
  }
  if (range.published_before) {
    add(Column::kPublishTime, Comparison::kBelow, Microseconds(*range.published_before));
  }
  return db::All(std::move(tests));
}

}  // namespace

absl::StatusOr<std::vector<v1::Issue>> ReadPublished(db::IssueStore& store, const ArchiveRange& range,
                                                     int limit, const std::string& reason,
                                                     Deadline deadline) {
  const auto page = store.ListIssues({.condition = ConditionOf(range)}, limit, "", deadline);
  if (!page.ok()) return page.status();
  if (!page->next.empty()) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, reason,
        "The range has more than " + std::to_string(limit) + " published issues. Ask for a shorter one.");
  }
  std::vector<v1::Issue> issues;
  for (const v1::IssueSummary& summary : page->rows) {
    absl::StatusOr<v1::Issue> issue = store.GetIssue(summary.name(), deadline);
    if (!issue.ok()) return issue.status();
    // It may have been withdrawn since it was listed.
    if (issue->state() == v1::ISSUE_STATE_PUBLISHED) issues.push_back(*std::move(issue));
  }
  return issues;
}

}  // namespace pulse::render
