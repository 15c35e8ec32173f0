#include "services/ingest/corrections/bound_parse.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

class Binding {
 public:
  Binding(const v1::Document& document, const LabelConstraints& asked, const ModelParameters* model)
      : document_(document), asked_(asked), model_(model) {}

  // As a role that is left out may have spoiled others, those it took with it are
  // tried again, one by one.
  absl::StatusOr<BoundParse> Parse() && {
    constexpr int kMostRounds = 3;
    constexpr std::size_t kMostRetries = 16;
    std::set<std::size_t> kept;
    for (std::size_t i = 0; i < asked_.size(); ++i) kept.insert(i);
    std::vector<std::size_t> left_out;
    for (int round = 0;; ++round) {
      auto refused = ParseWith(kept);
      if (!refused.ok()) return refused.status();
      if (refused->empty()) break;
      if (round == kMostRounds) refused->assign(kept.begin(), kept.end());
      for (const std::size_t i : *refused) kept.erase(i);
      left_out.insert(left_out.end(), refused->begin(), refused->end());
    }
    for (std::size_t retry = 0; left_out.size() > 1 && retry < std::min(kMostRetries, left_out.size());
         ++retry) {
      std::set<std::size_t> more = kept;
      more.insert(left_out[retry]);
      auto refused = ParseWith(more);
      if (!refused.ok()) return refused.status();
      if (refused->empty()) kept = std::move(more);
    }
    if (auto refused = ParseWith(kept); !refused.ok()) return refused.status();
    for (const std::size_t i : left_out) {
      if (kept.count(i) == 0) bound_.refused.push_back(i);
    }
    return std::move(bound_);
  }

 private:
  // Reads with the roles `indexes`; those of them that the reading does not keep.
  absl::StatusOr<std::vector<std::size_t>> ParseWith(const std::set<std::size_t>& indexes) {
    bound_.kept.clear();
    for (const std::size_t i : indexes) bound_.kept.push_back(asked_[i]);
    auto parsed = ParseDocument(document_, bound_.kept, model_);
    if (!parsed.ok()) return parsed.status();
    bound_.parsed = *std::move(parsed);
    const std::vector<std::size_t> by_place(indexes.begin(), indexes.end());
    std::vector<std::size_t> refused;
    for (const std::size_t c : FindRefused(bound_.kept, bound_.parsed.coverage())) {
      refused.push_back(by_place[c]);
    }
    return refused;
  }

  const v1::Document& document_;
  const LabelConstraints& asked_;
  const ModelParameters* const model_;
  BoundParse bound_;
};

}  // namespace

absl::StatusOr<BoundParse> ParseBound(const v1::Document& document, const LabelConstraints& asked,
                                      const ModelParameters* model) {
  return Binding(document, asked, model).Parse();
}

}  // namespace pulse::ingest
