// What a watcher wants to hear of, and what a change is to them. Pure.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/change.pb.h"

namespace pulse::query {

namespace v1 = ::cordisbright::pulse::v1;

struct WatchFilter {
  std::set<std::string> sectors;  // empty: any; so are the others
  std::set<int> kinds;
  std::set<std::string> publishers;
  bool include_unpublished = false;

  static WatchFilter Of(const v1::WatchChangesRequest& request);

  /// Adds the publishers that those asked for have become. `aliases`: what was
  /// merged, and into what.
  void FollowMerges(const std::map<std::string, std::string>& aliases);

  bool Matches(const v1::Item& item) const;
  bool Sees(v1::IssueState state) const { return include_unpublished || state == v1::ISSUE_STATE_PUBLISHED; }
};

/// What one revision of an issue did: part 0 is the issue's state, the others are
/// its items, those of the new revision in printed order and then those that it
/// no longer has. The same for every reader, so that a part's number says how far
/// any of them is. Immutable.
class IssueChange {
 public:
  /// `before` is null when the issue is new. The states are those of the log.
  IssueChange(std::shared_ptr<const v1::Issue> before, std::shared_ptr<const v1::Issue> after,
              v1::IssueState previous_state, v1::IssueState state);

  std::size_t size() const { return 1 + items_.size(); }

  /// Whether a reader with `filter` is told of the state.
  bool ShowsState(const WatchFilter& filter) const;

  /// What an item's part is to them; nothing: they are not told.
  std::optional<v1::ItemChangedType> TypeFor(const WatchFilter& filter, std::size_t part) const;

  /// The message for an item's part, without cursor, revision and time.
  v1::ItemChanged Message(std::size_t part, v1::ItemChangedType type, v1::ContentView view) const;

 private:
  struct ItemPart {
    const v1::Item* before;  // null: not there; so is after
    const v1::Item* after;
    bool same_categories;
    bool same;
  };

  std::shared_ptr<const v1::Issue> before_;
  std::shared_ptr<const v1::Issue> after_;
  v1::IssueState previous_state_;
  v1::IssueState state_;
  std::vector<ItemPart> items_;
};

}  // namespace pulse::query
