#include "services/ingest/parser/assembly/ledger.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/ingest/parser/lines/html_anchors.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

// Bytes that are no white space.
std::int64_t CountVisible(std::string_view text) {
  const std::size_t spaces = text::CountWhere(text, [](text::Bytes16 bytes) { return text::IsSpace(bytes); });
  return static_cast<std::int64_t>(text.size() - spaces);
}

// Whether unbooked bytes are markup: no letter and no digit among them, but in
// the target of a link. Anything else is text that was lost, and stays unowned.
bool IsMarkup(std::string_view text) {
  if (text.substr(0, 2) == "](") return true;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    if (const std::size_t space = LeadingSpace(rest) + AnchorLength(rest); space > 0) {
      at += space;
    } else if (text.substr(at, 2) == "\u00ad" || text.substr(at, 2) == "·") {
      at += 2;
    } else if (text.substr(at, 2) == "\xe2\x80") {
      at += 3;  // the block of dashes, quotes and bullets
    } else if (IsAlpha(text[at]) || IsDigit(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80) {
      return false;
    } else {
      ++at;
    }
  }
  return true;
}

}  // namespace

void Ledger::Book(Range range, v1::Ownership ownership, std::string owner) {
  while (range.begin < range.end && IsSpace(text_[range.begin])) ++range.begin;
  while (range.end > range.begin && IsSpace(text_[range.end - 1])) --range.end;
  if (range.begin < range.end) entries_.push_back({range, ownership, std::move(owner)});
}

// Nearly all is booked in the document's order: what is not is taken out, sorted
// by itself and put back, so that an account of millions of lines stays linear.
void Ledger::Sort() {
  const auto before = [](const Entry& a, const Entry& b) { return a.range.begin < b.range.begin; };
  std::vector<Entry> in_order;
  std::vector<Entry> late;
  if (std::is_sorted(entries_.begin(), entries_.end(), before)) return;
  in_order.reserve(entries_.size());
  for (auto& entry : entries_) {
    auto& run = in_order.empty() || !before(entry, in_order.back()) ? in_order : late;
    run.push_back(std::move(entry));
  }
  if (!std::is_sorted(late.begin(), late.end(), before)) std::stable_sort(late.begin(), late.end(), before);
  // Of two that begin together the one in order was booked first.
  std::merge(std::make_move_iterator(in_order.begin()), std::make_move_iterator(in_order.end()),
             std::make_move_iterator(late.begin()), std::make_move_iterator(late.end()), entries_.begin(),
             before);
}

v1::Coverage Ledger::Close() {
  Sort();
  v1::Coverage coverage;
  coverage.mutable_ranges()->Reserve(static_cast<int>(entries_.size()));
  // Few bytes are lost: all are counted at once, and those that are.
  const std::int64_t visible = CountVisible(text_);
  std::int64_t lost = 0;
  std::uint32_t at = 0;
  const auto add = [&](Range range, v1::Ownership ownership, std::string owner) {
    auto* const out = coverage.add_ranges();
    out->set_begin(range.begin);
    out->set_end(range.end);
    out->set_ownership(ownership);
    out->set_owner(std::move(owner));
  };
  // What no one booked is markup: heading marks, emphasis, the stop after a
  // publisher.
  const auto fill = [&](std::uint32_t until) {
    Range gap{at, until};
    while (gap.begin < gap.end && IsSpace(text_[gap.begin])) ++gap.begin;
    while (gap.end > gap.begin && IsSpace(text_[gap.end - 1])) --gap.end;
    if (gap.begin >= gap.end) return;
    const auto bytes = text_.substr(gap.begin, gap.end - gap.begin);
    if (IsMarkup(bytes)) {
      add(gap, v1::OWNERSHIP_SYNTAX, "markup");
    } else {
      lost += CountVisible(bytes);
    }
  };
  for (auto& entry : entries_) {
    const Range range{std::max(entry.range.begin, at), entry.range.end};
    if (range.begin >= range.end) continue;
    fill(range.begin);
    add(range, entry.ownership, std::move(entry.owner));
    at = range.end;
  }
  fill(static_cast<std::uint32_t>(text_.size()));
  coverage.set_owned_bytes(visible - lost);
  coverage.set_total_bytes(visible);
  return coverage;
}

}  // namespace pulse::ingest
