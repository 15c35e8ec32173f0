#include "services/render/document/description.h"

#include "text/printable.h"

namespace pulse::render {

std::string DescriptionOf(const Prose& prose, std::size_t max_bytes) {
  std::string text;
  for (const ProseEvent& event : prose) {
    if (event.mark == Mark::kText || event.mark == Mark::kCode) {
      text += event.text;
    } else if (event.edge == Edge::kClose || event.edge == Edge::kPoint) {
      const bool within_word =
          event.mark == Mark::kEmphasis || event.mark == Mark::kStrong || event.mark == Mark::kLink;
      if (!within_word) text += ' ';
    }
    if (text.size() > 2 * max_bytes) break;
  }
  text = text::PrintableLine(text);
  if (text.size() <= max_bytes) return text;
  const std::size_t space = text.rfind(' ', max_bytes);
  text.resize(space == std::string::npos ? 0 : space);
  return text + "…";
}

}  // namespace pulse::render
