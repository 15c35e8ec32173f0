#include "services/ingest/ledger.h"

#include <algorithm>
#include <utility>

#include "services/ingest/byte_scan.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

std::int64_t CountVisible(std::string_view text) {
  return static_cast<std::int64_t>(byte_scan::CountVisible(text));
}

// Whether unbooked bytes are markup: no letter and no digit among them, but in
// the target of a link. Anything else is text that was lost, and stays unowned.
bool IsMarkup(std::string_view text) {
  if (text.substr(0, 2) == "](") return true;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = LeadingSpace(text.substr(at)); space > 0) {
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

v1::Coverage Ledger::Close() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.range.begin < b.range.begin; });
  v1::Coverage coverage;
  coverage.set_total_bytes(CountVisible(text_));
  std::int64_t owned = 0;
  std::uint32_t at = 0;
  const auto add = [&](Range range, v1::Ownership ownership, std::string owner) {
    auto* const out = coverage.add_ranges();
    out->set_begin(range.begin);
    out->set_end(range.end);
    out->set_ownership(ownership);
    out->set_owner(std::move(owner));
    owned += CountVisible(text_.substr(range.begin, range.end - range.begin));
  };
  // What no one booked is markup: heading marks, emphasis, the stop after a
  // publisher.
  const auto fill = [&](std::uint32_t until) {
    Range gap{at, until};
    while (gap.begin < gap.end && IsSpace(text_[gap.begin])) ++gap.begin;
    while (gap.end > gap.begin && IsSpace(text_[gap.end - 1])) --gap.end;
    if (gap.begin < gap.end && IsMarkup(text_.substr(gap.begin, gap.end - gap.begin)))
      add(gap, v1::OWNERSHIP_SYNTAX, "markup");
  };
  for (auto& entry : entries_) {
    const Range range{std::max(entry.range.begin, at), entry.range.end};
    if (range.begin >= range.end) continue;
    fill(range.begin);
    add(range, entry.ownership, std::move(entry.owner));
    at = range.end;
  }
  fill(static_cast<std::uint32_t>(text_.size()));
  coverage.set_owned_bytes(owned);
  return coverage;
}

}  // namespace pulse::ingest
