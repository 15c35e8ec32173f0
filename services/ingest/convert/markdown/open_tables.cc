#include "services/ingest/convert/markdown/open_tables.h"

#include <algorithm>
#include <string>

#include "services/ingest/convert/markdown/cell_text.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/table_lines.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kRule = "---";
constexpr std::string_view kHardBreak = "  ";

std::string_view TakeLine(std::string_view* text) {
  const auto end = std::min(text->find('\n'), text->size());
  auto line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Whether `text` ends inside a link's target, which a wrap cut.
bool EndsInTarget(std::string_view text) {
  // So that no paragraph is looked through for each of its lines.
  constexpr std::size_t kLongestTarget = 4096;
  text = text.substr(text.size() - std::min(text.size(), kLongestTarget));
  const auto open = text.rfind("](");
  return open != std::string_view::npos && text.find(')', open) == std::string_view::npos;
}

class OpenTableReader {
 public:
  std::vector<TextBlock> Read(std::string_view markdown) {
    while (!markdown.empty()) {
      const auto raw = TakeLine(&markdown);
      auto rest = markdown;
      const auto next = TakeLine(&rest);
      auto line = Trim(raw);
      if (line.starts_with('|')) Close();
      while (line.starts_with('|') && !line.ends_with('|')) line = Trim(line.substr(1));
      if (line.empty() || line == "|" || line == kRule) {
        Close();
      } else if (line.find('|') != std::string_view::npos && IsTableRule(Trim(next))) {
        markdown = ReadDataTable(line, markdown);
      } else {
        Add(line, raw);
      }
    }
    return std::move(blocks_);
  }

 private:
  void Close() { open_ = false; }

  void Add(std::string_view line, std::string_view raw) {
    const bool heading = line.starts_with('#');
    const bool entry = !EntryMark(line).empty();
    if (!open_ || heading) {
      blocks_.push_back({});
    } else if (entry) {
      blocks_.back().text += '\n';
    } else if (hard_break_) {
      blocks_.back().text.append(kHardBreak).append("\n");
    } else if (!EndsInTarget(blocks_.back().text)) {
      blocks_.back().text += WrapJoint(blocks_.back().text, line);
    }
    if (entry) blocks_.back().text += raw.substr(0, raw.find_first_not_of(' '));
    blocks_.back().text += line;
    open_ = !heading;
    hard_break_ = raw.ends_with(kHardBreak);
  }

  // From its head, `line`, to its last row; answers what follows.
  std::string_view ReadDataTable(std::string_view line, std::string_view rest) {
    blocks_.push_back({false, std::string(line)});
    while (!rest.empty()) {
      auto behind = rest;
      const auto row = Trim(TakeLine(&behind));
      if (row.find('|') == std::string_view::npos || row.front() == '|') break;
      blocks_.back().text.append("\n").append(row);
      rest = behind;
    }
    Close();
    return rest;
  }

  std::vector<TextBlock> blocks_;
  bool open_ = false;        // the last block may go on
  bool hard_break_ = false;  // its last line ended in one
};

}  // namespace

int CountOpenTables(std::string_view markdown) {
  constexpr int kFewest = 3;
  int rules = 0;
  int bars = 0;
  bool ended_row = false;  // as rows end: with two spaces
  while (!markdown.empty()) {
    const auto raw = TakeLine(&markdown);
    const auto line = Trim(raw);
    if (line == kRule && ended_row) ++rules;
    if (line.starts_with('|') && line.find('|', 1) == std::string_view::npos) ++bars;
    ended_row = raw.ends_with(kHardBreak);
  }
  return rules >= kFewest && bars >= kFewest ? rules : 0;
}

std::vector<TextBlock> ReadOpenTables(std::string_view markdown) { return OpenTableReader().Read(markdown); }

}  // namespace pulse::ingest
