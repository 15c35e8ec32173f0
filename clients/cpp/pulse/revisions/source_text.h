// The document an issue was read from, and places in its text.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cpp/client.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// The exact document that `issue` was read from.
client::Result<v1::Document> FetchSource(const client::Client& client, const v1::Issue& issue);

/// The text that the service reads of `document`: the document's own, or what it
/// is converted to, which needs the same converters here as there.
client::Result<std::string> TextOf(const v1::Document& document);

/// Half-open byte range of a text.
struct Place {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  bool operator==(const Place&) const = default;
};

/// Where `words` stand in `text` between the bytes of `within`, however the white
/// space between them. Places do not overlap.
std::vector<Place> FindWords(std::string_view text, std::string_view words, Place within);

/// Whole lines, the last one's end not included: "12" or "12-14". Nothing when
/// `lines` is neither or the text has not as many.
std::optional<Place> FindLines(std::string_view text, const std::string& lines);

/// The 1-based line that `offset` is in.
int LineAt(std::string_view text, std::int64_t offset);

}  // namespace pulse::cli
