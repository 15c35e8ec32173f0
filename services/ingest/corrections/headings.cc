#include "services/ingest/corrections/headings.h"

#include <algorithm>
#include <string>

#include "services/ingest/corrections/anchors.h"

namespace pulse::ingest {
namespace {

void Cover(const v1::SourceSpan& span, std::optional<Range>* range) {
  const Range more{static_cast<std::uint32_t>(span.begin()), static_cast<std::uint32_t>(span.end())};
  if (!*range) {
    *range = more;
  } else {
    **range = {std::min((*range)->begin, more.begin), std::max((*range)->end, more.end)};
  }
}

bool EndsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

std::optional<Range> HeadingOf(const v1::Item& item) {
  std::optional<Range> range;
  for (const v1::SourceSpan& span : item.source_spans()) {
    if (span.field() == "title" || span.field() == "byline") Cover(span, &range);
  }
  return range;
}

std::optional<Range> ExtentOf(const v1::Item& item) {
  std::optional<Range> range;
  for (const v1::SourceSpan& span : item.source_spans()) Cover(span, &range);
  return range;
}

Headings::Headings(v1::Issue* issue) {
  for (v1::Section& section : *issue->mutable_sections()) {
    for (v1::Item& item : *section.mutable_items()) {
      titles_.push_back({ComparableText(item.title()), &item});
      if (const auto range = HeadingOf(item)) headings_.push_back({*range, &item});
    }
  }
  std::sort(headings_.begin(), headings_.end(),
            [](const Heading& a, const Heading& b) { return a.range.begin < b.range.begin; });
}

v1::Item* Headings::At(Range range) const {
  const auto heading = std::partition_point(headings_.begin(), headings_.end(), [&](const Heading& before) {
    return before.range.end <= range.begin;
  });
  return heading != headings_.end() && heading->range.begin < range.end ? heading->item : nullptr;
}

v1::Item* Headings::Reading(const std::string& quote) const {
  const std::string wanted = ComparableText(quote);
  v1::Item* found = nullptr;
  for (const Title& title : titles_) {
    if (title.comparable.empty() || !EndsWith(wanted, title.comparable)) continue;
    if (found != nullptr) return nullptr;
    found = title.item;
  }
  return found;
}

}  // namespace pulse::ingest
