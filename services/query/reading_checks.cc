#include "services/query/reading_checks.h"

#include "absl/strings/str_cat.h"

namespace pulse::query {

using server::InvalidField;

absl::Status CheckPageSize(int page_size) {
  if (page_size >= 0) return absl::OkStatus();
  return InvalidField("page_size", server::kFieldOutOfRange,
                      "A page cannot have fewer than 0 rows. 0 asks for the default.");
}

absl::Status CheckCount(const char* field, int count, int limit) {
  if (count <= limit) return absl::OkStatus();
  return InvalidField(field, server::kTooManyValues,
                      absl::StrCat("Has ", count, " values, where ", limit, " are the limit."));
}

absl::Status CheckLength(const char* field, const std::string& text, std::size_t limit) {
  if (text.size() <= limit) return absl::OkStatus();
  return InvalidField(field, server::kFieldTooLong,
                      absl::StrCat("Has ", text.size(), " bytes, where ", limit, " are the limit."));
}

}  // namespace pulse::query
