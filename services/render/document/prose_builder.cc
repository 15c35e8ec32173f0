#include "services/render/document/prose_builder.h"

#include <algorithm>
#include <utility>

#include "text/printable.h"

namespace pulse::render {
namespace {

// Of a body of one paragraph with a link or two.
constexpr std::size_t kUsualEvents = 16;

bool IsContainer(Mark mark) {
  return mark == Mark::kQuote || mark == Mark::kBulletList || mark == Mark::kOrderedList;
}
bool IsInline(Mark mark) { return mark == Mark::kEmphasis || mark == Mark::kStrong || mark == Mark::kLink; }
bool IsLineOfText(Mark mark) { return mark == Mark::kParagraph || mark == Mark::kHeading; }

}  // namespace

ProseBuilder::ProseBuilder() { prose_.reserve(kUsualEvents); }

bool ProseBuilder::Keeps(const ProseEvent& event) const {
  if (event.mark == Mark::kListItem) return open_.back().opened.has_value();
  if (IsContainer(event.mark)) return nesting_ < kMaxNesting;
  if (!IsInline(event.mark)) return true;
  return images_open_ == 0 && inline_open_[static_cast<std::size_t>(event.mark)] == 0;
}

void ProseBuilder::Open(std::optional<ProseEvent> event) {
  const bool kept = event && Keeps(*event);
  OpenNode& node = open_.emplace_back();
  if (!kept) return;
  node.opened = prose_.size();
  if (IsContainer(event->mark)) ++nesting_;
  if (IsInline(event->mark)) ++inline_open_[static_cast<std::size_t>(event->mark)];
  prose_.push_back(*std::move(event));
}

void ProseBuilder::OpenImage() {
  open_.push_back({std::nullopt, true});
  ++images_open_;
}

void ProseBuilder::Close() {
  const OpenNode node = open_.back();
  open_.pop_back();
  if (node.image) --images_open_;
  if (!node.opened) return;
  ProseEvent& opened = prose_[*node.opened];
  const Mark mark = opened.mark;
  if (IsContainer(mark)) --nesting_;
  if (IsInline(mark)) --inline_open_[static_cast<std::size_t>(mark)];
  if (IsLineOfText(mark)) DropBreaksAtEnd();
  const bool empty = prose_.size() == *node.opened + 1;
  if (empty && mark != Mark::kListItem) {
    prose_.pop_back();
    return;
  }
  if (mark == Mark::kHeading) opened.number = HeadingDepth(opened.number);
  ProseEvent closed{mark, Edge::kClose, {}, opened.number, opened.tight, std::nullopt};
  prose_.push_back(std::move(closed));
}

// Depth of a heading of `level` below the headings that are still open.
int ProseBuilder::HeadingDepth(int level) {
  while (!heading_levels_.empty() && heading_levels_.back() >= level) heading_levels_.pop_back();
  heading_levels_.push_back(level);
  return static_cast<int>(heading_levels_.size());
}

void ProseBuilder::AddText(std::string_view literal) {
  std::string text = text::PrintableRun(literal);
  if (!prose_.empty() && prose_.back().mark == Mark::kText) {
    prose_.back().text += text;
    return;
  }
  if (AtLineStart()) text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  if (!text.empty()) AddPoint(Mark::kText, std::move(text));
}

void ProseBuilder::AddPoint(Mark mark, std::string text) {
  prose_.push_back({mark, Edge::kPoint, std::move(text), 0, false, std::nullopt});
}

// A break at the start of a line of text would print an empty line.
void ProseBuilder::AddBreak(Mark mark) {
  if (!AtLineStart()) AddPoint(mark, {});
}

bool ProseBuilder::AtLineStart() const {
  if (prose_.empty()) return true;
  const ProseEvent& last = prose_.back();
  return last.mark == Mark::kSoftBreak || last.mark == Mark::kHardBreak ||
         (last.edge == Edge::kOpen && IsLineOfText(last.mark));
}

void ProseBuilder::DropBreaksAtEnd() {
  while (prose_.back().mark == Mark::kSoftBreak || prose_.back().mark == Mark::kHardBreak) prose_.pop_back();
}

// A blank line starts the next paragraph.
void ProseBuilder::AddRawHtml(std::string_view html) {
  bool in_paragraph = false;
  const auto close = [&] {
    if (std::exchange(in_paragraph, false)) {
      prose_.push_back({Mark::kParagraph, Edge::kClose, {}, 0, false, std::nullopt});
    }
  };
  while (!html.empty()) {
    const std::size_t end = std::min(html.find('\n'), html.size());
    const std::string line = text::PrintableLine(html.substr(0, end));
    html.remove_prefix(std::min(end + 1, html.size()));
    if (line.empty()) {
      close();
      continue;
    }
    if (in_paragraph) {
      AddPoint(Mark::kSoftBreak, {});
    } else {
      in_paragraph = true;
      prose_.push_back({Mark::kParagraph, Edge::kOpen, {}, 0, false, std::nullopt});
    }
    AddPoint(Mark::kText, line);
  }
  close();
}

Prose ProseBuilder::Finish() { return std::move(prose_); }

}  // namespace pulse::render
