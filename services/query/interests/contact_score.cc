#include "services/query/interests/contact_score.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace pulse::query::interests {
namespace {

// Not negative, and at most a window and a second: moments may be ages apart.
std::int64_t NanosBetween(const Moment& earlier, const Moment& later) {
  constexpr std::int64_t kMostSeconds = 3'602;
  const std::int64_t seconds = std::min(later.seconds - earlier.seconds, kMostSeconds);
  return seconds * 1'000'000'000 + (later.nanos - earlier.nanos);
}

// One interest while it is added up.
struct Interest {
  double score = 0;
  std::vector<v1::InterestEvidence> evidence;

  void Add(const std::string& item, double part, std::int64_t engagements) {
    score += part;
    v1::InterestEvidence& added = evidence.emplace_back();
    added.set_item(item);
    added.set_score(part);
    added.set_engagement_count(engagements);
  }
};

using Interests = std::map<std::string, Interest>;

// The highest first, then by name.
template <typename Scored>
void SortByScore(std::vector<Scored>* scored, const std::string& (Scored::*name)() const) {
  std::sort(scored->begin(), scored->end(), [name](const Scored& a, const Scored& b) {
    return a.score() != b.score() ? a.score() > b.score() : (a.*name)() < (b.*name)();
  });
}

void Fill(Interests interests, const Scoring& scoring,
          google::protobuf::RepeatedPtrField<v1::InterestScore>* filled) {
  std::vector<v1::InterestScore> scores;
  for (auto& [name, interest] : interests) {
    if (interest.score == 0 || interest.score < scoring.min_score) continue;
    v1::InterestScore& score = scores.emplace_back();
    score.set_name(name);
    score.set_score(interest.score);
    SortByScore(&interest.evidence, &v1::InterestEvidence::item);
    const auto most = std::min(interest.evidence.size(), static_cast<std::size_t>(scoring.max_evidence));
    for (std::size_t i = 0; i < most; ++i) *score.add_evidence() = std::move(interest.evidence[i]);
  }
  SortByScore(&scores, &v1::InterestScore::name);
  for (std::size_t i = 0; i < std::min(scores.size(), kMaxInterests); ++i)
    *filled->Add() = std::move(scores[i]);
}

}  // namespace

void FillSetAside(const SetAside& counts,
                  google::protobuf::RepeatedPtrField<v1::SetAsideEngagements>* filled) {
  for (const auto& [reason, count] : counts) {
    v1::SetAsideEngagements* added = filled->Add();
    added->set_reason(reason);
    added->set_count(count);
  }
}

// Every engagement that a window with too many of them holds.
void ContactScore::SetBurstsAside() {
  std::sort(engaged_.begin(), engaged_.end(),
            [](const Engaged& a, const Engaged& b) { return a.time < b.time; });
  const auto limit = static_cast<std::size_t>(scoring_->burst_limit);
  std::size_t end = 0;     // of the window that begins with `begin`
  std::size_t marked = 0;  // all before it that belong to a burst are marked
  std::vector<bool> burst(engaged_.size());
  for (std::size_t begin = 0; begin < engaged_.size(); ++begin) {
    while (end < engaged_.size() &&
           NanosBetween(engaged_[begin].time, engaged_[end].time) <= scoring_->burst_window_nanos) {
      ++end;
    }
    if (end - begin <= limit) continue;
    for (marked = std::max(marked, begin); marked < end; ++marked) burst[marked] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < engaged_.size(); ++i) {
    if (burst[i]) {
      ++set_aside_[v1::SET_ASIDE_REASON_BURST];
    } else if (kept != i) {
      engaged_[kept++] = std::move(engaged_[i]);
    } else {
      ++kept;
    }
  }
  engaged_.resize(kept);
}

void ContactScore::SetUnknownAside() {
  const auto unknown = std::remove_if(engaged_.begin(), engaged_.end(),
                                      [](const Engaged& one) { return one.item == nullptr; });
  if (unknown == engaged_.end()) return;
  set_aside_[v1::SET_ASIDE_REASON_UNKNOWN_SUBJECT] += engaged_.end() - unknown;
  engaged_.erase(unknown, engaged_.end());
}

// By name. Engagements are added in one order, whichever they came in: a sum of
// doubles depends on it.
std::vector<ContactScore::ItemScore> ContactScore::ScoreItems() {
  std::sort(engaged_.begin(), engaged_.end(), [](const Engaged& a, const Engaged& b) {
    return std::tie(a.item->name, a.time, a.kind) < std::tie(b.item->name, b.time, b.kind);
  });
  std::vector<ItemScore> items;
  for (const Engaged& engaged : engaged_) {
    if (items.empty() || items.back().item->name != engaged.item->name)
      items.push_back({engaged.item.get(), 0, 0});
    items.back().score +=
        scoring_->weights[static_cast<std::size_t>(engaged.kind)] * scoring_->Decay(engaged.time);
    ++items.back().engagements;
  }
  return items;
}

v1::ContactInterests ContactScore::Finish() {
  SetBurstsAside();
  SetUnknownAside();
  Interests sectors;
  Interests publishers;
  Interests kinds;
  for (const ItemScore& scored : ScoreItems()) {
    const db::ItemFacts& item = *scored.item;
    if (!item.sector.empty()) sectors[item.sector].Add(item.name, scored.score, scored.engagements);
    if (item.kind != v1::ITEM_KIND_UNSPECIFIED)
      kinds[v1::ItemKind_Name(item.kind)].Add(item.name, scored.score, scored.engagements);
    for (const std::string& publisher : item.publishers) {
      publishers[publisher].Add(item.name, scored.score / static_cast<double>(item.publishers.size()),
                                scored.engagements);
    }
  }
  v1::ContactInterests interests;
  Fill(std::move(sectors), *scoring_, interests.mutable_sectors());
  Fill(std::move(publishers), *scoring_, interests.mutable_publishers());
  Fill(std::move(kinds), *scoring_, interests.mutable_kinds());
  interests.set_engagement_count(static_cast<std::int64_t>(engaged_.size()));
  FillSetAside(set_aside_, interests.mutable_set_aside());
  return interests;
}

}  // namespace pulse::query::interests
