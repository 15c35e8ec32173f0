#include "services/ingest/table_lines.h"

#include <algorithm>

#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

bool HoldsBar(std::string_view content) { return content.find('|') != std::string_view::npos; }

// "| Leeds | 4 |"
bool IsFramed(std::string_view content) {
  return content.size() > 2 && content.front() == '|' && content.back() == '|';
}

void Mend(Line* line) {
  line->mark = Mark::kTable;
  line->content = Trim(line->raw);
}

}  // namespace

bool IsTableRule(std::string_view content) {
  return HoldsBar(content) && content.find("--") != std::string_view::npos &&
         std::all_of(content.begin(), content.end(),
                     [](char c) { return c == '|' || c == '-' || c == ':' || IsSpace(c); });
}

void MarkTables(std::vector<Line>* lines) {
  for (std::size_t i = 1; i < lines->size(); ++i) {
    auto& rule = (*lines)[i];
    auto& head = (*lines)[i - 1];
    const char first = rule.content.empty() ? ' ' : rule.content.front();
    if ((first != '|' && first != '-' && first != ':') || !IsTableRule(rule.content)) continue;
    if (rule.gap != Gap::kGlued || !HoldsBar(head.content)) continue;
    Mend(&head);
    Mend(&rule);
    for (; i + 1 < lines->size(); ++i) {
      auto& row = (*lines)[i + 1];
      const bool goes_on = row.gap == Gap::kGlued ? HoldsBar(row.content) : IsFramed(row.content);
      if (!goes_on) break;
      Mend(&row);
    }
  }
}

}  // namespace pulse::ingest
