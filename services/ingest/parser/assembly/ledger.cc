#include "services/ingest/parser/assembly/ledger.h"

#include <algorithm>

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

void Ledger::Book(Range range, v1::Ownership ownership, std::string_view owner, std::string_view field) {
  while (range.begin < range.end && IsSpace(text_[range.begin])) ++range.begin;
  while (range.end > range.begin && IsSpace(text_[range.end - 1])) --range.end;
  if (range.begin < range.end) entries_.push_back({range, ownership, NumberOf(owner, field)});
}

std::uint32_t Ledger::NumberOf(std::string_view owner, std::string_view field) {
  const auto count = static_cast<std::uint32_t>(name_ends_.size());
  const auto last = count == 0 ? std::string_view() : NameOf(count - 1);
  if (last.size() == owner.size() + field.size() && count > 0 && last.starts_with(owner) &&
      last.ends_with(field))
    return count - 1;
  names_.append(owner).append(field);
  name_ends_.push_back(names_.size());
  return count;
}

std::string_view Ledger::NameOf(std::uint32_t owner) const {
  const std::size_t begin = owner == 0 ? 0 : name_ends_[owner - 1];
  return std::string_view(names_).substr(begin, name_ends_[owner] - begin);
}

// Nearly all is booked in the document's order: what is not is taken out, sorted
// by itself and put back, so that an account of millions of lines stays linear.
void Ledger::Sort() {
  const auto before = [](const Entry& a, const Entry& b) { return a.range.begin < b.range.begin; };
  std::vector<Entry> late;
  std::size_t kept = 0;  // in order, moved to the front
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry entry = entries_[i];
    if (kept > 0 && before(entry, entries_[kept - 1])) {
      late.push_back(entry);
    } else {
      entries_[kept++] = entry;
    }
  }
  if (late.empty()) return;
  if (!std::is_sorted(late.begin(), late.end(), before)) std::stable_sort(late.begin(), late.end(), before);
  // From the back, where there is room. Of two that begin together the one in order was
  // booked first.
  for (std::size_t to = entries_.size(); !late.empty();) {
    const bool takes_late = kept == 0 || !before(late.back(), entries_[kept - 1]);
    entries_[--to] = takes_late ? late.back() : entries_[--kept];
    if (takes_late) late.pop_back();
  }
}

v1::Coverage Ledger::Close() {
  Sort();
  v1::Coverage coverage;
  coverage.mutable_ranges()->Reserve(static_cast<int>(entries_.size()));
  // Few bytes are lost: all are counted at once, and those that are.
  const std::int64_t visible = CountVisible(text_);
  std::int64_t lost = 0;
  std::uint32_t at = 0;
  const auto add = [&](Range range, v1::Ownership ownership, std::string_view owner) {
    auto* const out = coverage.add_ranges();
    out->set_begin(range.begin);
    out->set_end(range.end);
    out->set_ownership(ownership);
    out->set_owner(std::string(owner));
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
  for (const auto& entry : entries_) {
    const Range range{std::max(entry.range.begin, at), entry.range.end};
    if (range.begin >= range.end) continue;
    fill(range.begin);
    add(range, entry.ownership, NameOf(entry.owner));
    at = range.end;
  }
  fill(static_cast<std::uint32_t>(text_.size()));
  coverage.set_owned_bytes(visible - lost);
  coverage.set_total_bytes(visible);
  return coverage;
}

}  // namespace pulse::ingest
