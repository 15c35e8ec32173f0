#include "services/server/request_checks.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "db/text_check.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/request_id.h"

namespace pulse::server {
namespace {

constexpr std::size_t kMaxSlugBytes = 80;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsSlug(std::string_view text) {
  return !text.empty() && text.size() <= kMaxSlugBytes && std::all_of(text.begin(), text.end(), [](char c) {
    return IsDigit(c) || (c >= 'a' && c <= 'z') || c == '-';
  });
}

bool RemovePrefix(std::string_view prefix, std::string_view& text) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

absl::Status InvalidField(std::string_view field, std::string_view reason, std::string_view message) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, reason, message, field);
}

bool IsIssueName(std::string_view name) {
  constexpr std::string_view kMonthForm = "0000-00";
  if (!RemovePrefix("issues/", name) || name.size() < kMonthForm.size()) return false;
  const std::string_view month = name.substr(0, kMonthForm.size());
  for (std::size_t i = 0; i < kMonthForm.size(); ++i) {
    if (kMonthForm[i] == '-' ? month[i] != '-' : !IsDigit(month[i])) return false;
  }
  name.remove_prefix(kMonthForm.size());
  return name.empty() || (RemovePrefix("-", name) && IsSlug(name));
}

bool IsSectorName(std::string_view name) { return RemovePrefix("sectors/", name) && IsSlug(name); }

absl::Status CheckIssueName(std::string_view name, std::string_view field) {
  if (name.empty()) {
    return InvalidField(field, kFieldRequired, "Name the issue, for example issues/2022-09.");
  }
  if (IsIssueName(name)) return absl::OkStatus();
  return InvalidField(field, kFieldMalformed,
                      "Not the name of an issue. One has the form issues/2022-09, "
                      "or issues/2024-05-mental-health for a special edition.");
}

absl::Status CheckItemName(std::string_view name, std::string_view field) {
  constexpr std::string_view kInfix = "/items/";
  if (name.empty()) {
    return InvalidField(field, kFieldRequired,
                        "Name the item, for example issues/2022-09/items/night-custody.");
  }
  const std::size_t infix = name.find(kInfix);
  if (infix != std::string_view::npos && IsIssueName(name.substr(0, infix)) &&
      IsSlug(name.substr(infix + kInfix.size()))) {
    return absl::OkStatus();
  }
  return InvalidField(field, kFieldMalformed,
                      "Not the name of an item. One has the form issues/2022-09/items/night-custody.");
}

absl::Status CheckEdition(const cordisbright::pulse::v1::Edition& edition, std::string_view field) {
  if (edition.year() < 1900 || edition.year() > 2200)
    return InvalidField(std::string(field) + ".year", kFieldOutOfRange, "A year from 1900 to 2200.");
  if (edition.month() < 1 || edition.month() > 12)
    return InvalidField(std::string(field) + ".month", kFieldOutOfRange, "A month from 1 to 12.");
  return absl::OkStatus();
}

absl::Status CheckSectorName(std::string_view name, std::string_view field) {
  if (IsSectorName(name)) return absl::OkStatus();
  return InvalidField(field, kFieldMalformed,
                      "Not the name of a sector. One has the form sectors/criminal-justice; "
                      "ListSectors lists them.");
}

absl::Status CheckPublisherName(std::string_view name, std::string_view field) {
  constexpr std::string_view kPrefix = "publishers/";
  constexpr std::size_t kMaxNameBytes = 300;
  if (name.empty()) {
    return InvalidField(field, kFieldRequired, "Name the publisher, for example publishers/ofsted.");
  }
  if (name.starts_with(kPrefix) && name.size() > kPrefix.size() && name.size() <= kMaxNameBytes &&
      name.find('\0') == std::string_view::npos && name.find('/', kPrefix.size()) == std::string_view::npos) {
    return absl::OkStatus();
  }
  return InvalidField(
      field, kFieldMalformed,
      "Not the name of a publisher. One has the form publishers/{id}; ListPublishers lists them.");
}

absl::Status CheckActor(std::string_view actor) {
  const bool printable = std::none_of(
      actor.begin(), actor.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (actor.size() <= kMaxActorBytes && printable && db::IsUtf8(std::string(actor))) return absl::OkStatus();
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, kFieldMalformed,
                         absl::StrCat("The metadata `", kActorKey, "` says who asks in at most ",
                                      kMaxActorBytes, " bytes of printable UTF-8; this one does not."));
}

absl::Status CheckRequestId(std::string_view id, std::string_view field) {
  if (id.empty() || IsRequestId(id)) return absl::OkStatus();
  return InvalidField(field, kFieldMalformed,
                      "A request id has 1 to 64 characters, each a letter, a digit, or one of . _ -");
}

absl::Status CheckShortText(std::string_view text, std::size_t limit, std::string_view field) {
  if (text.size() > limit) {
    return InvalidField(field, kFieldTooLong,
                        absl::StrCat("Has ", text.size(), " bytes; the limit is ", limit, "."));
  }
  if (text.find('\0') == std::string_view::npos) return absl::OkStatus();
  return InvalidField(field, kFieldMalformed, "Contains a NUL byte.");
}

}  // namespace pulse::server
