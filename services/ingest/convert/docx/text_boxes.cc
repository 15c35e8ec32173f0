#include "services/ingest/convert/docx/text_boxes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/ingest/convert/web/html_tags.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

constexpr char kBox[] = "w:txbxcontent";
// No program puts a box into a box; deeper ones are not moved.
constexpr std::size_t kDeepestBox = 4;

// What is read of the document, or of one text box.
struct Flow {
  std::string text;
  std::string boxes;   // of the paragraph that is open
  int paragraphs = 0;  // that are open
};

}  // namespace

std::string UnwrapTextBoxes(std::string_view document, int* boxes) {
  std::vector<Flow> flows(1);
  std::size_t at = 0;
  int old_notation = 0;  // elements mc:Fallback that are open
  for (HtmlTag tag; NextTag(document, at, &tag);) {
    const bool open = tag.kind == HtmlTag::Kind::kOpen;
    const bool empty = open && document[tag.end - 2] == '/';
    if (old_notation == 0) flows.back().text += document.substr(at, tag.begin - at);
    at = tag.end;
    if (tag.name == "mc:fallback" && !empty) {
      old_notation = std::max(0, old_notation + (open ? 1 : -1));
      continue;
    }
    if (old_notation > 0) continue;
    const auto text = document.substr(tag.begin, tag.end - tag.begin);
    if (tag.name == kBox && !empty) {
      if (open && flows.size() <= kDeepestBox) {
        flows.emplace_back();
        ++*boxes;
      } else if (!open && flows.size() > 1) {
        auto box = std::move(flows.back());
        flows.pop_back();
        flows.back().boxes += box.text + box.boxes;
      }
      continue;
    }
    auto& flow = flows.back();
    flow.text += text;
    if (tag.name != "w:p" || empty) continue;
    flow.paragraphs = std::max(0, flow.paragraphs + (open ? 1 : -1));
    if (flow.paragraphs == 0) flow.text += std::exchange(flow.boxes, {});
  }
  if (flows.size() != 1 || old_notation != 0) {
    *boxes = 0;
    return std::string(document);
  }
  return flows.front().text.append(document.substr(std::min(at, document.size())));
}

std::string TextOfPart(std::string_view part) {
  constexpr std::size_t kLongest = 200;
  std::string words;
  std::size_t at = 0;
  for (HtmlTag tag; words.size() < kLongest && NextTag(part, at, &tag); at = tag.end) {
    if (tag.kind == HtmlTag::Kind::kClose && tag.name == "w:t") words += part.substr(at, tag.begin - at);
    if (tag.kind == HtmlTag::Kind::kClose && tag.name == "w:p" && !words.empty()) words += ' ';
  }
  if (words.size() > kLongest) words.resize(text::CharacterStart(words, kLongest));
  return words;
}

}  // namespace pulse::ingest
