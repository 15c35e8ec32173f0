// Checks of request fields that several services share. Each answers OK, or
// INVALID_ARGUMENT with a reason and the field's path.

#pragma once

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::server {

/// Metadata key with which a caller says who asks, and its limit.
inline constexpr char kActorKey[] = "pulse-actor";
inline constexpr std::size_t kMaxActorBytes = 200;

/// INVALID_ARGUMENT about `field`; `reason` is one of error_reasons.h.
absl::Status InvalidField(std::string_view field, std::string_view reason, std::string_view message);

/// `issues/[0-9]{4}-[0-9]{2}(-[a-z0-9-]{1,80})?`
absl::Status CheckIssueName(std::string_view name, std::string_view field);

/// An issue's name and `/items/[a-z0-9-]{1,80}`
absl::Status CheckItemName(std::string_view name, std::string_view field);

/// `sectors/[a-z0-9-]{1,80}`
absl::Status CheckSectorName(std::string_view name, std::string_view field);

/// `publishers/{id}`, at most 300 bytes.
absl::Status CheckPublisherName(std::string_view name, std::string_view field);

/// A year from 1900 to 2200, a month from 1 to 12.
absl::Status CheckEdition(const cordisbright::pulse::v1::Edition& edition, std::string_view field);

/// Of `pulse-actor`: at most kMaxActorBytes of UTF-8 without control characters.
absl::Status CheckActor(std::string_view actor);

/// 1 to 64 characters of `[A-Za-z0-9._-]`, or empty for none.
absl::Status CheckRequestId(std::string_view id, std::string_view field);

/// OK when `text` has at most `limit` bytes and no NUL.
absl::Status CheckShortText(std::string_view text, std::size_t limit, std::string_view field);

/// The forms by themselves.
bool IsIssueName(std::string_view name);
bool IsSectorName(std::string_view name);

}  // namespace pulse::server
