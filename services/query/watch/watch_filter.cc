#include "services/query/watch/watch_filter.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "services/query/view.h"

namespace pulse::query {
namespace {

bool SamePublishers(const v1::Item& a, const v1::Item& b) {
  return std::equal(
      a.publishers().begin(), a.publishers().end(), b.publishers().begin(), b.publishers().end(),
      [](const v1::Publisher& one, const v1::Publisher& other) { return one.name() == other.name(); });
}

bool SameCategories(const v1::Item& a, const v1::Item& b) {
  return a.sector() == b.sector() && a.kind() == b.kind() && SamePublishers(a, b);
}

v1::ItemCategories CategoriesOf(const v1::Item& item) {
  v1::ItemCategories categories;
  categories.set_sector(item.sector());
  categories.set_kind(item.kind());
  *categories.mutable_publishers() = item.publishers();
  return categories;
}

bool IsGone(v1::ItemChangedType type) {
  return type == v1::ITEM_CHANGED_TYPE_LEFT_FILTER || type == v1::ITEM_CHANGED_TYPE_WITHDRAWN ||
         type == v1::ITEM_CHANGED_TYPE_REMOVED;
}

}  // namespace

WatchFilter WatchFilter::Of(const v1::WatchChangesRequest& request) {
  return {.sectors = {request.sectors().begin(), request.sectors().end()},
          .kinds = {request.kinds().begin(), request.kinds().end()},
          .publishers = {request.publishers().begin(), request.publishers().end()},
          .include_unpublished = request.include_unpublished()};
}

void WatchFilter::FollowMerges(const std::map<std::string, std::string>& aliases) {
  std::vector<std::string> became;
  for (const std::string& publisher : publishers) {
    const auto alias = aliases.find(publisher);
    if (alias != aliases.end()) became.push_back(alias->second);
  }
  publishers.insert(became.begin(), became.end());
}

bool WatchFilter::Matches(const v1::Item& item) const {
  if (!sectors.empty() && sectors.count(item.sector()) == 0) return false;
  if (!kinds.empty() && kinds.count(item.kind()) == 0) return false;
  return publishers.empty() ||
         std::any_of(item.publishers().begin(), item.publishers().end(),
                     [this](const v1::Publisher& each) { return publishers.count(each.name()) != 0; });
}

// An item is the same when every byte of it is.
IssueChange::IssueChange(std::shared_ptr<const v1::Issue> before, std::shared_ptr<const v1::Issue> after,
                         v1::IssueState previous_state, v1::IssueState state)
    : before_(std::move(before)), after_(std::move(after)), previous_state_(previous_state), state_(state) {
  std::unordered_map<std::string, const v1::Item*> old;
  std::vector<const v1::Item*> in_order;
  if (before_ != nullptr) {
    for (const v1::Section& section : before_->sections()) {
      for (const v1::Item& item : section.items()) {
        old.emplace(item.name(), &item);
        in_order.push_back(&item);
      }
    }
  }
  for (const v1::Section& section : after_->sections()) {
    for (const v1::Item& item : section.items()) {
      const auto found = old.find(item.name());
      const v1::Item* was = found == old.end() ? nullptr : found->second;
      if (was != nullptr) old.erase(found);
      const bool same_categories = was != nullptr && SameCategories(*was, item);
      const bool same = same_categories && was->SerializeAsString() == item.SerializeAsString();
      items_.push_back({was, &item, same_categories, same});
    }
  }
  for (const v1::Item* item : in_order) {
    if (old.count(item->name()) != 0) items_.push_back({item, nullptr, false, false});
  }
}

bool IssueChange::ShowsState(const WatchFilter& filter) const {
  return state_ != previous_state_ && (filter.Sees(state_) || filter.Sees(previous_state_));
}

std::optional<v1::ItemChangedType> IssueChange::TypeFor(const WatchFilter& filter, std::size_t part) const {
  const ItemPart& item = items_[part - 1];
  const bool was_there = item.before != nullptr && filter.Sees(previous_state_);
  const bool is_there = item.after != nullptr && filter.Sees(state_);
  const bool matched = was_there && filter.Matches(*item.before);
  const bool matches = is_there && filter.Matches(*item.after);
  if (!was_there) return matches ? std::optional(v1::ITEM_CHANGED_TYPE_ADDED) : std::nullopt;
  if (!is_there) {
    if (!matched) return std::nullopt;
    return filter.Sees(state_) ? v1::ITEM_CHANGED_TYPE_REMOVED : v1::ITEM_CHANGED_TYPE_WITHDRAWN;
  }
  if (item.same) return std::nullopt;
  if (item.same_categories) return matches ? std::optional(v1::ITEM_CHANGED_TYPE_UPDATED) : std::nullopt;
  if (matches) return v1::ITEM_CHANGED_TYPE_RECATEGORISED;
  return matched ? std::optional(v1::ITEM_CHANGED_TYPE_LEFT_FILTER) : std::nullopt;
}

v1::ItemChanged IssueChange::Message(std::size_t part, v1::ItemChangedType type, v1::ContentView view) const {
  const ItemPart& item = items_[part - 1];
  v1::ItemChanged message;
  message.set_type(type);
  message.set_name((item.after != nullptr ? item.after : item.before)->name());
  if (!IsGone(type)) {
    *message.mutable_item() = *item.after;
    ApplyView(view, message.mutable_item());
  }
  if (IsGone(type) || type == v1::ITEM_CHANGED_TYPE_RECATEGORISED) {
    *message.mutable_previous_categories() = CategoriesOf(*item.before);
  }
  return message;
}

}  // namespace pulse::query
