#include "services/ingest/convert/pdf/pdf_markup.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace pulse::ingest {

double NumberIn(std::string_view tag, std::string_view name) {
  auto at = tag.find(name);
  if (at == std::string_view::npos) return 0;
  at += name.size();
  double value = 0;
  const auto read = std::from_chars(tag.data() + at, tag.data() + tag.size(), value);
  return read.ec == std::errc() && std::isfinite(value) ? value : 0;
}

std::string Unescape(std::string_view text, bool keep_spaces) {
  constexpr std::array<std::pair<std::string_view, char>, 6> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}}};
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    char c = text[at];
    std::size_t length = 1;
    for (const auto& [entity, character] : kEntities) {
      if (text.substr(at, entity.size()) != entity) continue;
      c = character;
      length = entity.size();
    }
    at += length;
    const auto byte = static_cast<unsigned char>(c);
    if ((byte > 0x20 && byte != 0x7f) || (byte == 0x20 && keep_spaces)) plain.push_back(c);
  }
  return plain;
}

}  // namespace pulse::ingest
