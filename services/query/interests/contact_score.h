// One contact's engagements become interests. Pure.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/interest.pb.h"
#include "db/item_facts.h"
#include "services/query/interests/scoring.h"

namespace pulse::query::interests {

/// Most engagements of one contact: what bounds the memory of a stream.
inline constexpr std::size_t kMaxEngagements = 100'000;

/// Most interests of one sort that a contact is answered: the highest.
inline constexpr std::size_t kMaxInterests = 100;

/// How many were set aside, by reason.
using SetAside = std::map<v1::SetAsideReason, std::int64_t>;

void FillSetAside(const SetAside& counts,
                  google::protobuf::RepeatedPtrField<v1::SetAsideEngagements>* filled);

/// Gathers one contact's engagements and scores them. The answer does not depend
/// on the order in which they come. For one thread.
class ContactScore {
 public:
  /// `scoring` must outlive the object.
  explicit ContactScore(const Scoring* scoring) : scoring_(scoring) {}

  /// Engagements added, set aside or not.
  std::size_t added() const { return added_; }

  /// An engagement that is looked at no further.
  void SetAsideOne(v1::SetAsideReason reason) {
    ++added_;
    ++set_aside_[reason];
  }

  /// One that is not after as_of. `item` is null when no item is known.
  void Add(std::shared_ptr<const db::ItemFacts> item, v1::EngagementKind kind, const Moment& time) {
    ++added_;
    engaged_.push_back({std::move(item), time, kind});
  }

  /// What the contact is interested in; `contact` is left to the caller. Call once.
  v1::ContactInterests Finish();

  /// Valid after Finish.
  const SetAside& set_aside() const { return set_aside_; }

 private:
  struct Engaged {
    std::shared_ptr<const db::ItemFacts> item;
    Moment time;
    v1::EngagementKind kind;
  };

  // What the engagements with one item add up to.
  struct ItemScore {
    const db::ItemFacts* item;
    double score;
    std::int64_t engagements;
  };

  void SetBurstsAside();
  void SetUnknownAside();
  std::vector<ItemScore> ScoreItems();

  const Scoring* const scoring_;
  std::vector<Engaged> engaged_;
  SetAside set_aside_;
  std::size_t added_ = 0;
};

}  // namespace pulse::query::interests
