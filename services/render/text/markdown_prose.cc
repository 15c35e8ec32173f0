#include "services/render/text/markdown_prose.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/render/text/markdown_text.h"

namespace pulse::render {
namespace {

constexpr int kDeepestHeading = 6;

class ProseWriter {
 public:
  ProseWriter(LineWriter& lines, const Prose& prose, int heading_level)
      : lines_(lines), prose_(prose), heading_level_(heading_level), last_list_(1, '\0') {}

  void Write() {
    for (at_ = 0; at_ < prose_.size(); ++at_) {
      const ProseEvent& event = prose_[at_];
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
  }

 private:
  struct List {
    char marker;  // - or * of bullets, . or ) after numbers
    bool ordered;
    bool tight;
    int number;
  };

  void Open(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kParagraph:
        StartBlock(!after_paragraph_);
        text_ = MarkdownText();
        break;
      case Mark::kHeading:
        StartBlock();
        text_ = MarkdownText(MarkdownText::Place::kHeading);
        in_heading_ = true;
        break;
      case Mark::kBulletList:
      case Mark::kOrderedList:
        OpenList(event);
        break;
      case Mark::kListItem:
        OpenItem(lists_.back());
        break;
      case Mark::kQuote:
        last_list_.back() = '\0';
        lines_.Open("> ", "> ", false);
        last_list_.push_back('\0');
        after_paragraph_ = false;
        break;
      case Mark::kEmphasis:
        text_.Raw("*");
        break;
      case Mark::kStrong:
        text_.Raw("**");
        break;
      case Mark::kLink:
        link_ = &event;
        text_.OpenLink();
        break;
      default:
        break;
    }
  }

  void Close(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kParagraph:
        lines_.Line(text_.TakeLine());
        after_paragraph_ = true;
        break;
      case Mark::kHeading:
        lines_.Line(std::string(HeadingMarks(event.number), '#') + " " + text_.TakeLine());
        in_heading_ = false;
        break;
      case Mark::kBulletList:
      case Mark::kOrderedList:
        lines_.Close();
        last_list_.back() = lists_.back().marker;
        lists_.pop_back();
        break;
      case Mark::kListItem:
        if (prose_[at_ - 1].edge == Edge::kOpen) StartEmptyItem();
        [[fallthrough]];
      case Mark::kQuote:
        last_list_.pop_back();
        lines_.Close();
        break;
      case Mark::kEmphasis:
        text_.Raw("*");
        break;
      case Mark::kStrong:
        text_.Raw("**");
        break;
      case Mark::kLink:
        text_.CloseLink(link_->url);
        break;
      default:
        break;
    }
  }

  void Point(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kText:
        text_.Text(event.text);
        break;
      case Mark::kCode:
        text_.Code(event.text);
        break;
      case Mark::kCodeBlock:
        WriteCode(event.text);
        break;
      case Mark::kRule:
        StartBlock();
        lines_.Line("___");  // the one rule that no list marker looks like
        break;
      default:
        BreakLine(event.mark);
    }
  }

  void BreakLine(Mark mark) {
    if (in_heading_) {
      text_.Text(" ");
    } else {
      lines_.Line(text_.TakeLine() + (mark == Mark::kHardBreak ? "  " : ""));
    }
  }

  void OpenList(const ProseEvent& event) {
    const bool ordered = event.mark == Mark::kOrderedList;
    // Two lists in a row stay two only when their markers differ.
    char marker = ordered ? '.' : '-';
    if (marker == last_list_.back()) marker = ordered ? ')' : '*';
    // These cannot follow the line of a paragraph: CommonMark reads them on.
    const bool empty_first_item = prose_[at_ + 2].edge == Edge::kClose;
    needs_gap_ = after_paragraph_ && ((ordered && event.number != 1) || empty_first_item);
    lists_.push_back({marker, ordered, event.tight, event.number});
    lines_.Open("", "", event.tight);
  }

  void OpenItem(List& list) {
    std::string marker;
    if (list.ordered) marker = std::to_string(list.number++);
    marker += list.marker;
    marker += ' ';
    std::string rest(marker.size(), ' ');
    lines_.Open(std::move(marker), std::move(rest), list.tight);
    last_list_.push_back('\0');
    after_paragraph_ = false;
  }

  void StartEmptyItem() {
    StartBlock();
    lines_.Line({});
  }

  void WriteCode(std::string_view code) {
    StartBlock();
    std::size_t ticks = 3;
    for (std::size_t at = 0, run = 0; at < code.size(); ++at) {
      run = code[at] == '`' ? run + 1 : 0;
      ticks = std::max(ticks, run + 1);
    }
    lines_.Line(std::string(ticks, '`'));
    while (!code.empty()) {
      const std::size_t end = std::min(code.find('\n'), code.size());
      lines_.Line(code.substr(0, end));
      code.remove_prefix(std::min(end + 1, code.size()));
    }
    lines_.Line(std::string(ticks, '`'));
  }

  void StartBlock(bool may_join = true) {
    lines_.StartBlock(may_join && !std::exchange(needs_gap_, false));
    last_list_.back() = '\0';
    after_paragraph_ = false;
  }

  std::size_t HeadingMarks(int depth) const {
    return static_cast<std::size_t>(std::min(heading_level_ + depth, kDeepestHeading));
  }

  LineWriter& lines_;
  const Prose& prose_;
  int heading_level_;
  std::size_t at_ = 0;
  MarkdownText text_;
  std::vector<List> lists_;
  std::vector<char> last_list_;  // a container: marker of the list that ended last
  const ProseEvent* link_ = nullptr;
  bool in_heading_ = false;
  bool after_paragraph_ = false;
  bool needs_gap_ = false;  // an empty line must come before the next block
};

}  // namespace

void WriteMarkdownProse(LineWriter& lines, const Prose& prose, int heading_level) {
  ProseWriter(lines, prose, heading_level).Write();
}

}  // namespace pulse::render
