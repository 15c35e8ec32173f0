#include "services/ingest/parser/lines/converter_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Elements that say nothing by themselves. `<https://…>` and the like are text.
constexpr std::array<std::string_view, 8> kElements = {"div",    "span",    "p",   "center",
                                                       "figure", "section", "img", "br"};

// Bytes of the tag that `text` begins with; 0 where it begins with none of these.
std::size_t TagLength(std::string_view text) {
  if (text.size() < 3 || text.front() != '<') return 0;
  const std::size_t name = text[1] == '/' ? 2 : 1;
  const auto name_end = std::min(text.find_first_of(" />", name), text.size());
  const auto called = text.substr(name, name_end - name);
  if (std::find(kElements.begin(), kElements.end(), called) == kElements.end()) return 0;
  const auto close = text.find('>', name_end);
  return close == std::string_view::npos ? 0 : close + 1;
}

bool HoldsOnlyTags(std::string_view text) {
  while (!text.empty()) {
    const auto length = TagLength(text);
    if (length == 0) return false;
    text = Trim(text.substr(length));
  }
  return true;
}

bool IsNoteOfPicture(std::string_view content) {
  return content.starts_with("**==> picture") && content.ends_with("<==**");
}

// One past the last line of an image that line `first` opens, its caption with it; `first`
// where it is none, or text follows.
std::size_t EndOfImage(const std::vector<Line>& lines, std::size_t first) {
  constexpr std::size_t kMostLines = 8;
  constexpr std::size_t kLongestCaption = 160;
  if (lines[first].gap == Gap::kGlued || !lines[first].content.starts_with("![")) return first;
  std::string text(lines[first].content.substr(0, kLongestCaption));
  std::size_t end = first + 1;
  for (; end < lines.size() && lines[end].gap == Gap::kGlued && end - first < kMostLines; ++end)
    text.append(" ").append(lines[end].content.substr(0, kLongestCaption));
  const auto target = text.find("](");
  const auto close = target == std::string::npos ? target : text.find(')', target);
  if (close == std::string::npos) return first;
  const auto caption = std::string_view(text).substr(close + 1);
  const bool ends = EndsSentence(caption) || LastMark(caption) == ':' || caption.find(". ") != caption.npos;
  return ends || caption.size() > kLongestCaption ? first : end;
}

constexpr std::string_view kStart = "**----- Start of picture text -----**";
constexpr std::string_view kEnd = "**----- End of picture text -----**";

}  // namespace

bool IsConverterMark(std::string_view content) {
  if (content.size() == 1) {
    const char c = content.front();
    return c == '-' || c == '*' || c == '+' || c == '\\';
  }
  return content.starts_with('<') && content.ends_with('>') && HoldsOnlyTags(content);
}

void MarkPictureText(std::vector<Line>* lines) {
  constexpr std::size_t kMostLines = 60;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto& line = (*lines)[i];
    if (const auto end = EndOfImage(*lines, i); end > i) {
      for (; i < end; ++i) (*lines)[i].mark = Mark::kImage;
      --i;
      continue;
    }
    if (line.content.empty() || line.content.front() != '*') continue;
    if (IsNoteOfPicture(line.content)) line.mark = Mark::kImage;
    if (!line.content.starts_with(kStart)) continue;
    std::size_t end = i;
    while (end < lines->size() && end - i <= kMostLines &&
           (*lines)[end].raw.find(kEnd) == std::string_view::npos)
      ++end;
    if (end == lines->size() || end - i > kMostLines) continue;
    for (; i < end; ++i) (*lines)[i].mark = Mark::kImage;
    (*lines)[i].mark = Mark::kImage;
  }
}

}  // namespace pulse::ingest
