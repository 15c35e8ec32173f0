#include "services/ingest/convert/pdf/pdf_markdown.h"

#include <string_view>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {
namespace {

// Whether no white space or list mark opens it: emphasis would hide that.
bool MayBeEmphasised(std::string_view text) {
  return !text.empty() && text.front() != ' ' && SplitLines(text, true).front().mark == Mark::kNone;
}

void AppendEscaped(std::string_view text, std::size_t at, std::string* markdown) {
  const char c = text[at];
  const bool line_start = at == 0 || text[at - 1] == '\n';
  if (c == '\\' || c == '*' || c == '_' || c == '[' || c == ']' || c == '`' || c == '<' ||
      (line_start && (c == '#' || c == '>'))) {
    markdown->push_back('\\');
  }
  markdown->push_back(c);
}

}  // namespace

bool MarkdownWriter::Takes(const LinkedText& link, std::size_t text_size) {
  if (link.begin >= link.end || link.end > text_size) return false;
  if (link_bytes_ + link.link->size() > kMostLinkBytes) return false;
  link_bytes_ += link.link->size();
  return true;
}

std::string MarkdownWriter::Write(const SetBlock& set, std::size_t level) {
  const std::string_view text = set.block.text;
  const std::string_view emphasis = set.bold && level == 0 && MayBeEmphasised(text) ? "**" : "";
  std::string markdown;
  if (level > 0) markdown.append(level, '#').push_back(' ');
  if (set.quoted) markdown += "> ";
  markdown += emphasis;
  std::size_t at = 0;
  const auto append_to = [&](std::size_t end) {
    for (; at < end; ++at) AppendEscaped(text, at, &markdown);
  };
  for (const auto& link : set.links) {
    if (link.begin < at || !Takes(link, text.size())) continue;
    append_to(link.begin);
    markdown.push_back('[');
    append_to(link.end);
    markdown.append("](").append(*link.link).push_back(')');
  }
  append_to(text.size());
  return markdown.append(emphasis);
}

}  // namespace pulse::ingest
