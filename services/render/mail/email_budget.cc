#include "services/render/mail/email_budget.h"

#include <algorithm>
#include <utility>

namespace pulse::render {

EmailSelection::EmailSelection(const Document& document, const std::vector<std::string>& sectors) {
  std::vector<std::pair<std::size_t, std::size_t>> items;  // place of its sector, place in print
  for (const DocumentSection& section : document.sections) {
    const auto place =
        static_cast<std::size_t>(std::find(sectors.begin(), sectors.end(), section.sector) - sectors.begin());
    for (std::size_t i = 0; i < section.item_count; ++i) items.emplace_back(place, items.size());
  }
  std::sort(items.rbegin(), items.rend());
  rank_.resize(items.size());
  for (std::size_t rank = 0; rank < items.size(); ++rank) rank_[items[rank].second] = rank;
}

ItemForm EmailSelection::FormOf(std::size_t index) const {
  if (cut_ > rank_.size() && rank_[index] < cut_ - rank_.size()) return ItemForm::kOmitted;
  return rank_[index] < cut_ ? ItemForm::kShortened : ItemForm::kWhole;
}

}  // namespace pulse::render
