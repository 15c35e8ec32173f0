#include "services/ingest/requests/request_fields.h"

#include "absl/strings/str_cat.h"
#include "services/server/error_reasons.h"

namespace pulse::ingest {

using server::InvalidField;

absl::Status First(std::initializer_list<absl::Status> checks) {
  for (const absl::Status& check : checks) {
    if (!check.ok()) return check;
  }
  return absl::OkStatus();
}

absl::Status CheckComment(const std::string& comment) {
  return server::CheckShortText(comment, kMaxCommentBytes, "comment");
}

absl::Status CheckEtag(const std::string& etag) {
  return server::CheckShortText(etag, kMaxEtagBytes, "etag");
}

absl::Status CheckCount(int count, int at_most, const char* field) {
  if (count == 0) return InvalidField(field, server::kFieldRequired, "Give at least one.");
  if (count <= at_most) return absl::OkStatus();
  return InvalidField(
      field, server::kTooManyValues,
      absl::StrCat("Has ", count, " entries; the limit is ", at_most, ". Make several calls."));
}

absl::Status NotNegative(std::int64_t number, const char* field) {
  if (number >= 0) return absl::OkStatus();
  return InvalidField(field, server::kFieldOutOfRange, "A number from 0 on.");
}

}  // namespace pulse::ingest
