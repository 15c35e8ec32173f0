// ScoreInterests: one stream of engagements. Nothing of a contact leaves it but in
// the contact's own answer: no log line and no error has a contact's key, and what
// is asked of the database are items and links.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/item_facts.h"
#include "services/query/interests/contact_score.h"
#include "services/query/interests/scoring.h"
#include "services/query/interests/subject_cache.h"
#include "services/server/conversation.h"

namespace pulse::query::interests {

/// Most engagements of a message, and the longest of their texts.
inline constexpr int kMaxMessageEngagements = 1'000;
inline constexpr std::size_t kMaxContactBytes = 200;
inline constexpr std::size_t kMaxUrlBytes = 2'000;

/// Holds one contact's engagements, and the items of a bounded number of names
/// and URLs.
class InterestStream final : public server::Listener<v1::ScoreInterestsRequest, v1::ScoreInterestsResponse> {
 public:
  /// `facts` must outlive the stream.
  explicit InterestStream(db::ItemFactsReader* facts) : subjects_(facts) {}

  Answers Hear(const v1::ScoreInterestsRequest& request, const server::CallContext& call,
               std::size_t index) override;
  Answers End(const server::CallContext& call) override;

 private:
  using Found = std::vector<std::shared_ptr<const db::ItemFacts>>;

  absl::Status ReadFirst(const v1::ScoreInterestsRequest& request, std::size_t index);
  absl::Status Check(const v1::ScoreInterestsRequest& request, std::size_t index) const;
  absl::Status FindItems(const v1::ScoreInterestsRequest& request, Deadline deadline, Found* found);
  void Add(const v1::Engagement& engagement, const std::shared_ptr<const db::ItemFacts>& item);
  bool IsLookedAt(const v1::Engagement& engagement) const;
  v1::ScoreInterestsResponse FinishContact();

  std::optional<Scoring> scoring_;  // from the first message on
  SubjectCache subjects_;
  std::optional<ContactScore> contact_;
  std::string contact_key_;
  v1::InterestTotals totals_;
  SetAside set_aside_;
};

}  // namespace pulse::query::interests
