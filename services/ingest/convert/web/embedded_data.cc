#include "services/ingest/convert/web/embedded_data.h"

#include <cstddef>

namespace pulse::ingest {
namespace {

// What closes an address that stands behind `before`; 0 behind anything but a quote or
// `url(`, where the word is text.
char ClosingOf(char before) {
  if (before == '(') return ')';
  return before == '"' || before == '\'' ? before : '\0';
}

}  // namespace

std::string WithoutEmbeddedData(std::string_view html) {
  constexpr std::string_view kScheme = "data:";
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = html.find(kScheme); at != std::string_view::npos; at = html.find(kScheme, at + 1)) {
    const char closing = at > from ? ClosingOf(html[at - 1]) : '\0';
    if (closing == '\0') continue;
    const auto end = html.find(closing, at);
    if (end == std::string_view::npos) break;
    kept.append(html.substr(from, at - from));
    from = at = end;
  }
  return kept.append(html.substr(from));
}

}  // namespace pulse::ingest
