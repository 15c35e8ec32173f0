#include "services/ingest/parser/assembly/item_publishers.h"

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingest/parser/assembly/source_spans.h"
#include "services/ingest/parser/names/joint_byline.h"
#include "services/ingest/parser/names/publisher_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kSpanOfPublisher = "publishers[";

void Write(const std::vector<std::string_view>& publishers, const SourcedText& heading, v1::Item* item) {
  for (const auto publisher : publishers) {
    const auto field = absl::StrCat(absl::string_view(kSpanOfPublisher.data(), kSpanOfPublisher.size()),
                                    item->publishers_size(), "]");
    auto* const out = item->add_publishers();
    out->set_display_name(std::string(publisher));
    out->set_name(PublisherName(publisher));
    const auto at = static_cast<std::size_t>(publisher.data() - heading.text().data());
    for (const auto& range : heading.RangesOf(at, at + publisher.size())) AddSpan(field, range, item);
  }
}

void Clear(v1::Item* item) {
  item->clear_publishers();
  auto* const spans = item->mutable_source_spans();
  for (int i = spans->size(); i-- > 0;) {
    if (std::string_view(spans->Get(i).field()).starts_with(kSpanOfPublisher)) spans->DeleteSubrange(i, 1);
  }
}

std::string_view BylineOf(const SourcedText& heading, std::size_t begin, std::size_t end) {
  return std::string_view(heading.text()).substr(begin, end - begin);
}

}  // namespace

void ItemPublishers::Read(SourcedText heading, std::size_t begin, std::size_t end, v1::Item* item) {
  const auto byline = ReadJointByline(BylineOf(heading, begin, end));
  Write(byline.publishers, heading, item);
  if (!byline.sure) unsure_.push_back({std::move(heading), begin, end, item});
}

void ItemPublishers::Settle(const v1::Issue& issue) {
  if (unsure_.empty()) return;
  PublishersSeen seen;
  for (const auto& section : issue.sections()) {
    for (const auto& item : section.items()) {
      if (item.publishers_size() == 1 && !MayBeJoint(item.byline())) seen.Add(item.publishers(0).name());
    }
  }
  for (const auto& [heading, begin, end, item] : unsure_) {
    const auto byline = ReadJointByline(BylineOf(heading, begin, end), &seen);
    Clear(item);
    Write(byline.publishers, heading, item);
    if (byline.sure) continue;
    const auto ranges = heading.RangesOf(begin, end);
    const Range place = ranges.empty() ? Range{} : Range{ranges.front().begin, ranges.back().end};
    const bool one = item->publishers_size() == 1;
    auto* const diagnostic = diagnostics_->Add(
        v1::SEVERITY_INFO, "PUBLISHERS_UNSURE", place,
        absl::StrCat("\"", item->byline(), "\" is read as ",
                     one ? "one publisher" : absl::StrCat(item->publishers_size(), " publishers"),
                     ", which the words do not settle."),
        "Set the item's publishers if they are others.");
    diagnostic->set_item_title(item->title());
  }
}

}  // namespace pulse::ingest
