#include "db/page_position.h"

#include <charconv>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "db/text_check.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Names have no colon: issue names are digits, lower-case letters, dashes and
// one slash.
constexpr char kSeparator = ':';
constexpr int kMaxLimit = 500;
// The end of the year 9999, the last that a time may be of.
constexpr std::int64_t kLastMicros = 253'402'300'799'999'999;

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(kSeparator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// From `least` to `greatest`: by default what are integers to the database.
std::optional<std::int64_t> ParseNumber(std::string_view text,
                                        std::int64_t least = std::numeric_limits<std::int32_t>::min(),
                                        std::int64_t greatest = std::numeric_limits<std::int32_t>::max()) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number >= least && number <= greatest ? std::optional(number) : std::nullopt;
}

absl::StatusOr<IssuePosition> ParseIssueParts(const std::vector<std::string_view>& parts) {
  const auto newest_first = ParseNumber(parts[0]);
  const auto kind = ParseNumber(parts[1]);
  if (!newest_first || !kind || parts[2].rfind("issues/", 0) != 0) return PositionNotOurs();
  return IssuePosition{*newest_first, *kind, std::string(parts[2])};
}

}  // namespace

IssuePosition FirstIssuePosition() { return {std::numeric_limits<std::int32_t>::min(), 0, ""}; }

ItemPosition FirstItemPosition() { return {FirstIssuePosition(), 0, -1}; }

std::string FormatIssuePosition(const IssuePosition& position) {
  return std::to_string(position.newest_first) + kSeparator + std::to_string(position.kind) + kSeparator +
         position.issue;
}

std::string FormatItemPosition(const ItemPosition& position) {
  return FormatIssuePosition(position.issue) + kSeparator + std::to_string(position.revision) + kSeparator +
         std::to_string(position.position);
}

absl::StatusOr<IssuePosition> ParseIssuePosition(const std::string& text) {
  if (text.empty()) return FirstIssuePosition();
  const std::vector<std::string_view> parts = Split(text);
  if (parts.size() != 3) return PositionNotOurs();
  return ParseIssueParts(parts);
}

absl::StatusOr<ItemPosition> ParseItemPosition(const std::string& text) {
  if (text.empty()) return FirstItemPosition();
  const std::vector<std::string_view> parts = Split(text);
  if (parts.size() != 5) return PositionNotOurs();
  absl::StatusOr<IssuePosition> issue = ParseIssueParts(parts);
  if (!issue.ok()) return issue.status();
  const auto revision = ParseNumber(parts[3]);
  const auto position = ParseNumber(parts[4]);
  if (!revision || !position) return PositionNotOurs();
  return ItemPosition{*std::move(issue), *revision, *position};
}

std::string FormatNumberPosition(const std::string& prefix, std::int64_t number) {
  return prefix + std::to_string(number);
}

absl::StatusOr<std::int64_t> ParseNumberPosition(const std::string& prefix, const std::string& text) {
  constexpr std::int64_t kAfterAll = std::numeric_limits<std::int64_t>::max();
  if (text.empty()) return kAfterAll;
  if (text.rfind(prefix, 0) != 0) return PositionNotOurs();
  const auto number = ParseNumber(std::string_view(text).substr(prefix.size()), 1, kAfterAll);
  return number ? absl::StatusOr<std::int64_t>(*number) : PositionNotOurs();
}

std::string FormatTimePosition(const TimePosition& position) {
  return std::to_string(position.micros) + kSeparator + position.issue;
}

absl::StatusOr<TimePosition> ParseTimePosition(const std::string& text) {
  if (text.empty()) return TimePosition{};
  const std::vector<std::string_view> parts = Split(text);
  const auto micros = ParseNumber(parts[0], 0, kLastMicros);
  if (parts.size() != 2 || !micros || parts[1].rfind("issues/", 0) != 0) return PositionNotOurs();
  return TimePosition{*micros, std::string(parts[1])};
}

absl::Status PositionNotOurs() {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID",
                         "the page position is not one this store gave out; start from the first page");
}

// The title comes last: it may have colons of its own.
std::string FormatTitlePosition(const TitlePosition& position) {
  return position.issue + kSeparator + position.slug + kSeparator + position.title;
}

absl::StatusOr<TitlePosition> ParseTitlePosition(const std::string& text) {
  if (text.empty()) return TitlePosition{};
  const std::size_t issue_end = text.find(kSeparator);
  const std::size_t slug_end =
      issue_end == std::string::npos ? issue_end : text.find(kSeparator, issue_end + 1);
  const bool whole = slug_end != std::string::npos && text.find('\0') == std::string::npos && IsUtf8(text);
  if (!whole || text.rfind("issues/", 0) != 0) return PositionNotOurs();
  return TitlePosition{text.substr(0, issue_end), text.substr(issue_end + 1, slug_end - issue_end - 1),
                       text.substr(slug_end + 1)};
}

absl::Status CheckLimit(int limit) {
  if (limit >= 1 && limit <= kMaxLimit) return absl::OkStatus();
  return ErrorWithReason(
      absl::StatusCode::kInvalidArgument, "PAGE_SIZE_INVALID",
      "a page has 1 to " + std::to_string(kMaxLimit) + " rows, not " + std::to_string(limit));
}

}  // namespace pulse::db
