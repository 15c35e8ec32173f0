// QueryService: figures.

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/query/filter/filter.h"
#include "services/query/reading_checks.h"
#include "services/query/requests.h"
#include "services/query/service.h"

namespace pulse::query {
namespace {

using server::InvalidField;

constexpr int kMaxDimensions = 3;
constexpr int kDefaultRows = 200;
constexpr int kMaxRows = 5'000;
constexpr std::int64_t kMaxMonths = 600;

std::int64_t MonthOf(const v1::Edition& edition) {
  return std::int64_t{edition.year()} * 12 + edition.month();
}

absl::Status CheckDimensions(const v1::SummarizeItemsRequest& request) {
  if (request.dimensions().empty()) {
    return InvalidField("dimensions", server::kFieldRequired,
                        "Say what to count by: SUMMARY_DIMENSION_SECTOR, KIND, PUBLISHER or MONTH.");
  }
  if (auto status = CheckCount("dimensions", request.dimensions_size(), kMaxDimensions); !status.ok())
    return status;
  for (int i = 0; i < request.dimensions_size(); ++i) {
    const int dimension = request.dimensions(i);
    const std::string field = absl::StrCat("dimensions[", i, "]");
    if (!v1::SummaryDimension_IsValid(dimension) || dimension == v1::SUMMARY_DIMENSION_UNSPECIFIED)
      return InvalidField(field, server::kFieldOutOfRange, "Not a SummaryDimension to count by.");
    const auto here = request.dimensions().begin() + i;
    if (std::find(request.dimensions().begin(), here, dimension) != here)
      return InvalidField(field, server::kFieldMalformed, "Each dimension at most once.");
  }
  return absl::OkStatus();
}

absl::Status CheckSpan(const v1::SummarizeItemsRequest& request) {
  if (request.has_first_edition()) {
    if (auto status = server::CheckEdition(request.first_edition(), "first_edition"); !status.ok())
      return status;
  }
  if (request.has_last_edition()) {
    if (auto status = server::CheckEdition(request.last_edition(), "last_edition"); !status.ok())
      return status;
  }
  if (!request.has_first_edition() || !request.has_last_edition()) {
    if (!request.compare_previous()) return absl::OkStatus();
    return InvalidField(request.has_first_edition() ? "last_edition" : "first_edition",
                        server::kFieldRequired,
                        "To compare with the span before, name the first and the last edition.");
  }
  const std::int64_t months = MonthOf(request.last_edition()) - MonthOf(request.first_edition()) + 1;
  if (months < 1) {
    return InvalidField("last_edition", server::kFieldOutOfRange,
                        "The last edition is before the first one; a span of one month names it twice.");
  }
  if (months <= kMaxMonths) return absl::OkStatus();
  return InvalidField(
      "last_edition", server::kFieldOutOfRange,
      absl::StrCat("The span has ", months, " months, where ", kMaxMonths, " are the limit."));
}

}  // namespace

absl::Status CheckRequest(const v1::SummarizeItemsRequest& request) {
  if (auto status = CheckReading(request); !status.ok()) return status;
  if (auto status = CheckDimensions(request); !status.ok()) return status;
  if (auto status = CheckSpan(request); !status.ok()) return status;
  if (request.max_rows() >= 0) return absl::OkStatus();
  return InvalidField("max_rows", server::kFieldOutOfRange,
                      "There cannot be fewer than 0 rows. 0 asks for the default of 200.");
}

absl::StatusOr<v1::SummarizeItemsResponse> QueryService::Answer(const v1::SummarizeItemsRequest& request,
                                                                const Call& call) {
  absl::StatusOr<db::Condition> condition = filter::Compile(request.filter(), filter::ItemFields());
  if (!condition.ok()) return condition.status();
  db::SummaryQuery query;
  query.condition = *std::move(condition);
  for (const int dimension : request.dimensions())
    query.dimensions.push_back(static_cast<v1::SummaryDimension>(dimension));
  if (request.has_first_edition()) query.first_month = MonthOf(request.first_edition());
  if (request.has_last_edition()) query.last_month = MonthOf(request.last_edition());
  query.compare_previous = request.compare_previous();
  query.max_rows = request.max_rows() == 0 ? kDefaultRows : std::min(request.max_rows(), kMaxRows);
  query.include_unpublished = request.include_unpublished();
  return readers_.summary.Summarize(query, call.deadline);
}

}  // namespace pulse::query
