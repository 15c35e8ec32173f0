#include "services/ingest/convert/text_blocks.h"

#include <algorithm>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<TextBlock> SplitBlocks(std::string_view text) {
  std::vector<TextBlock> blocks;
  bool new_page = false;
  bool parted = true;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\n\f"), text.size());
    auto line = text.substr(0, end);
    const bool form_feed = end < text.size() && text[end] == '\f';
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (Trim(line).empty()) {
      parted = true;
    } else if (parted) {
      blocks.push_back({new_page && !blocks.empty(), std::string(line)});
      parted = new_page = false;
    } else {
      blocks.back().text.append("\n").append(line);
    }
    if (form_feed) parted = new_page = true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return blocks;
}

std::string JoinBlocks(const std::vector<TextBlock>& blocks) {
  std::string text;
  for (const auto& block : blocks) {
    if (!text.empty()) text += block.new_page ? "\n\f" : "\n\n";
    text += block.text;
  }
  if (!text.empty()) text += "\n";
  return text;
}

bool IsHeading(const TextBlock& block) {
  const auto level = block.text.find_first_not_of('#');
  return level != std::string::npos && level >= 1 && level <= 6 && block.text[level] == ' ';
}

std::string PlainTextOf(const TextBlock& block) {
  std::string_view text = block.text;
  if (IsHeading(block)) text.remove_prefix(text.find_first_not_of('#'));
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && text[at + 1] != '\n') {
      plain.push_back(text[++at]);
    } else if (c == ']' && text.substr(at, 2) == "](") {
      at = std::min(text.find(')', at), text.size());
    } else if (c == '\n') {
      plain.push_back(' ');
    } else if (c != '*' && c != '[' && c != '\\') {
      plain.push_back(c);
    }
  }
  return std::string(Trim(plain));
}

}  // namespace pulse::ingest
