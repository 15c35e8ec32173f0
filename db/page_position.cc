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

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(kSeparator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::int64_t> ParseNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  // newest_first and position are integers to the database.
  const bool fits = number >= std::numeric_limits<std::int32_t>::min() &&
                    number <= std::numeric_limits<std::int32_t>::max();
  return fits ? std::optional(number) : std::nullopt;
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
