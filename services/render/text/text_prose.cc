#include "services/render/text/text_prose.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/render/text/text_emitter.h"
#include "services/render/text/word_wrap.h"

namespace pulse::render {
namespace {

// A list with long numbers does not push its text further right than this.
constexpr std::size_t kMaxHang = 4;

std::size_t ColumnsLeft(const LineWriter& lines) {
  return kTextColumns - std::min(lines.indent(), kTextColumns - 1);
}

void WriteBlock(LineWriter& lines, WordWrap& words) {
  if (words.empty()) return;
  lines.StartBlock();
  while (const auto line = words.NextLine(ColumnsLeft(lines))) lines.Line(*line);
}

// True when `text` already shows where the link goes: an address written out,
// with or without its scheme and closing slash.
bool ShowsTarget(std::string_view text, const SafeUrl& url) {
  std::string_view target = url.ForReading();
  if (text == target) return true;
  if (const std::size_t scheme = target.find("://"); scheme != std::string_view::npos) {
    target.remove_prefix(scheme + 3);
  }
  const auto without_slash = [](std::string_view part) {
    return part.substr(0, part.size() - (part.empty() || part.back() != '/' ? 0 : 1));
  };
  return without_slash(text) == without_slash(target);
}

class ProseWriter {
 public:
  explicit ProseWriter(LineWriter& lines) : lines_(lines) {}

  void Write(const ProseEvent& event) {
    switch (event.edge) {
      case Edge::kOpen:
        Open(event);
        break;
      case Edge::kClose:
        Close(event);
        break;
      case Edge::kPoint:
        Point(event);
        break;
    }
  }

 private:
  struct List {
    bool ordered;
    bool tight;
    int number;
  };

  void Open(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kBulletList:
      case Mark::kOrderedList:
        lists_.push_back({event.mark == Mark::kOrderedList, event.tight, event.number});
        lines_.Open("", "", event.tight);
        break;
      case Mark::kListItem:
        OpenItem(lists_.back());
        break;
      case Mark::kQuote:
        lines_.Open("> ", "> ", false);
        break;
      case Mark::kLink:
        link_text_.clear();
        link_ = &event;
        break;
      default:
        break;
    }
  }

  void OpenItem(List& list) {
    const std::string marker = list.ordered ? std::to_string(list.number++) + ". " : "- ";
    lines_.Open(marker, std::string(std::min(marker.size(), kMaxHang), ' '), list.tight);
  }

  void Close(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kParagraph:
      case Mark::kHeading:
        WriteBlock(lines_, words_);
        break;
      case Mark::kBulletList:
      case Mark::kOrderedList:
        lists_.pop_back();
        [[fallthrough]];
      case Mark::kListItem:
      case Mark::kQuote:
        lines_.Close();
        break;
      case Mark::kLink:
        CloseLink();
        break;
      default:
        break;
    }
  }

  void CloseLink() {
    const std::optional<SafeUrl>& url = std::exchange(link_, nullptr)->url;
    if (!url || ShowsTarget(link_text_, *url)) return;
    words_.Add(" ");
    words_.AddWhole("<" + std::string(url->ForReading()) + ">");
  }

  void Point(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kText:
      case Mark::kCode:
        if (link_ != nullptr) link_text_ += event.text;
        words_.Add(event.text);
        break;
      case Mark::kCodeBlock:
        WriteCode(event.text);
        break;
      case Mark::kRule:
        lines_.StartBlock();
        lines_.Line("* * *");
        break;
      case Mark::kHardBreak:
        words_.Break();
        break;
      default:
        words_.Add(" ");
    }
  }

  // Spaces in code mean something: a line is cut at the edge, not wrapped.
  void WriteLineOfCode(std::string_view code) {
    const bool whole = HoldsUrl(code);
    do {
      const std::size_t end = whole || code.empty() ? code.size() : CutAt(code, ColumnsLeft(lines_));
      lines_.Line(code.substr(0, end));
      code.remove_prefix(end);
    } while (!code.empty());
  }

  void WriteCode(std::string_view code) {
    lines_.Open("  ", "  ", false);
    lines_.StartBlock();
    while (!code.empty()) {
      const std::size_t end = std::min(code.find('\n'), code.size());
      WriteLineOfCode(code.substr(0, end));
      code.remove_prefix(std::min(end + 1, code.size()));
    }
    lines_.Close();
  }

  LineWriter& lines_;
  WordWrap words_;
  std::vector<List> lists_;
  std::string link_text_;  // of the link that is open
  const ProseEvent* link_ = nullptr;
};

}  // namespace

void WriteTextProse(LineWriter& lines, const Prose& prose) {
  ProseWriter writer(lines);
  for (const ProseEvent& event : prose) writer.Write(event);
}

void WriteParagraph(LineWriter& lines, std::string_view text, std::string_view second_line) {
  WordWrap words;
  words.Add(text);
  words.Break();
  words.Add(second_line);
  WriteBlock(lines, words);
}

}  // namespace pulse::render
