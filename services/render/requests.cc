#include "services/render/requests.h"

#include <algorithm>
#include <set>
#include <string>

#include "services/render/archive/archive_tally.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::render {
namespace {

using server::InvalidField;

constexpr std::size_t kMaxEtagBytes = 64;
constexpr std::size_t kMaxTitleBytes = 300;
constexpr std::size_t kMaxPublisherBytes = 200;
constexpr int kMaxSectors = 50;
constexpr int kMaxKinds = 10;
constexpr int kMostMonths = 60;

// An enum of proto3 is open: a number that means nothing arrives as it is.
absl::Status CheckFormat(v1::RenderFormat format) {
  if (format == v1::RENDER_FORMAT_UNSPECIFIED) {
    return InvalidField("format", server::kFieldRequired,
                        "Say what to render to: RENDER_FORMAT_PAGE, for example.");
  }
  if (v1::RenderFormat_IsValid(format)) return absl::OkStatus();
  return InvalidField("format", server::kFieldOutOfRange, "Not a RenderFormat.");
}

absl::Status CheckEtag(const std::string& etag) {
  return server::CheckShortText(etag, kMaxEtagBytes, "if_none_match");
}

absl::Status CheckSectors(const v1::RenderDigestRequest& request) {
  if (request.sectors_size() > kMaxSectors) {
    return InvalidField("sectors", server::kTooManyValues, "At most 50 sectors.");
  }
  std::set<std::string> seen;
  for (int i = 0; i < request.sectors_size(); ++i) {
    const std::string field = "sectors[" + std::to_string(i) + "]";
    if (auto status = server::CheckSectorName(request.sectors(i), field); !status.ok()) return status;
    if (!seen.insert(request.sectors(i)).second) {
      return InvalidField(field, server::kFieldMalformed, "Names a sector a second time.");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckKinds(const v1::RenderDigestRequest& request) {
  if (request.kinds_size() > kMaxKinds) {
    return InvalidField("kinds", server::kTooManyValues, "At most 10 kinds.");
  }
  for (int i = 0; i < request.kinds_size(); ++i) {
    if (v1::ItemKind_IsValid(request.kinds(i))) continue;
    return InvalidField("kinds[" + std::to_string(i) + "]", server::kFieldOutOfRange, "Not an ItemKind.");
  }
  return absl::OkStatus();
}

absl::Status CheckTime(const google::protobuf::Timestamp& time, const char* field) {
  constexpr std::int64_t kLeast = -62135596800;  // 0001-01-01
  constexpr std::int64_t kMost = 253402300799;   // 9999-12-31
  if (time.seconds() >= kLeast && time.seconds() <= kMost && time.nanos() >= 0 && time.nanos() < 1000000000) {
    return absl::OkStatus();
  }
  return InvalidField(field, server::kFieldOutOfRange, "Not a time between the years 1 and 9999.");
}

absl::Status CheckRange(const v1::RenderDigestRequest& request) {
  const bool editions = request.has_first_edition() || request.has_last_edition();
  const bool times = request.has_publish_time_from() || request.has_publish_time_before();
  if (!editions && !times) {
    return InvalidField("first_edition", server::kFieldRequired,
                        "Say which issues: first_edition and last_edition, or publish_time_from.");
  }
  if (request.has_first_edition()) {
    if (auto status = server::CheckEdition(request.first_edition(), "first_edition"); !status.ok())
      return status;
  }
  if (request.has_last_edition()) {
    if (auto status = server::CheckEdition(request.last_edition(), "last_edition"); !status.ok())
      return status;
  }
  if (request.has_first_edition() && request.has_last_edition() &&
      MonthNumber(request.last_edition()) < MonthNumber(request.first_edition())) {
    return InvalidField("last_edition", server::kFieldOutOfRange, "Is before first_edition.");
  }
  if (auto status = CheckTime(request.publish_time_from(), "publish_time_from"); !status.ok()) return status;
  if (auto status = CheckTime(request.publish_time_before(), "publish_time_before"); !status.ok()) {
    return status;
  }
  if (request.has_publish_time_from() && request.has_publish_time_before() &&
      request.publish_time_before().seconds() < request.publish_time_from().seconds()) {
    return InvalidField("publish_time_before", server::kFieldOutOfRange, "Is before publish_time_from.");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRequest(const v1::RenderIssueRequest& request) {
  if (auto status = server::CheckIssueName(request.name(), "name"); !status.ok()) return status;
  if (auto status = CheckFormat(request.format()); !status.ok()) return status;
  return CheckEtag(request.if_none_match());
}

absl::Status CheckRequest(const v1::RenderItemRequest& request) {
  if (auto status = server::CheckItemName(request.name(), "name"); !status.ok()) return status;
  if (auto status = CheckFormat(request.format()); !status.ok()) return status;
  if (request.format() == v1::RENDER_FORMAT_PAGE || request.format() == v1::RENDER_FORMAT_EMAIL) {
    return InvalidField("format", server::kFieldOutOfRange,
                        "An item renders to RENDER_FORMAT_FRAGMENT, _TEXT or _MARKDOWN.");
  }
  return CheckEtag(request.if_none_match());
}

absl::Status CheckRequest(const v1::RenderDigestRequest& request) {
  if (auto status = CheckFormat(request.format()); !status.ok()) return status;
  if (auto status = CheckSectors(request); !status.ok()) return status;
  if (auto status = CheckKinds(request); !status.ok()) return status;
  if (auto status = CheckRange(request); !status.ok()) return status;
  if (auto status = server::CheckShortText(request.title(), kMaxTitleBytes, "title"); !status.ok()) {
    return status;
  }
  return CheckEtag(request.if_none_match());
}

absl::Status CheckRequest(const v1::RenderFeedRequest& request) {
  if (request.format() == v1::FEED_FORMAT_UNSPECIFIED) {
    return InvalidField("format", server::kFieldRequired, "Say which feed: FEED_FORMAT_ATOM, for example.");
  }
  if (!v1::FeedFormat_IsValid(request.format())) {
    return InvalidField("format", server::kFieldOutOfRange, "Not a FeedFormat.");
  }
  if (!request.sector().empty()) {
    if (auto status = server::CheckSectorName(request.sector(), "sector"); !status.ok()) return status;
  }
  const std::string& publisher = request.publisher();
  if (!publisher.empty() &&
      (publisher.size() > kMaxPublisherBytes || publisher.rfind("publishers/", 0) != 0 ||
       publisher.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") != std::string::npos)) {
    return InvalidField("publisher", server::kFieldMalformed,
                        "Not the name of a publisher. One has the form publishers/ofsted.");
  }
  if (request.item_count() < 0) {
    return InvalidField("item_count", server::kFieldOutOfRange,
                        "A feed cannot have fewer than 0 entries. 0 asks for the default of 50.");
  }
  if (auto status = server::CheckShortText(request.title(), kMaxTitleBytes, "title"); !status.ok()) {
    return status;
  }
  return CheckEtag(request.if_none_match());
}

absl::Status CheckRequest(const v1::RenderArchiveChartRequest& request) {
  if (request.format() == v1::CHART_FORMAT_UNSPECIFIED) {
    return InvalidField("format", server::kFieldRequired, "Say which form: CHART_FORMAT_SVG, for example.");
  }
  if (!v1::ChartFormat_IsValid(request.format())) {
    return InvalidField("format", server::kFieldOutOfRange, "Not a ChartFormat.");
  }
  if (auto status = server::CheckEdition(request.first_edition(), "first_edition"); !status.ok())
    return status;
  if (auto status = server::CheckEdition(request.last_edition(), "last_edition"); !status.ok()) return status;
  const int months = MonthNumber(request.last_edition()) - MonthNumber(request.first_edition()) + 1;
  if (months < 1 || months > kMostMonths) {
    return InvalidField("last_edition", server::kFieldOutOfRange,
                        "A chart has 1 to 60 months, the first and the last included.");
  }
  return CheckEtag(request.if_none_match());
}

}  // namespace pulse::render
