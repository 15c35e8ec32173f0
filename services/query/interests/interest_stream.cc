#include "services/query/interests/interest_stream.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/query/reading_checks.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query::interests {
namespace {

// About engagement `place` of message `index`, both from 0. Never says whose it is.
absl::Status InvalidEngagement(std::size_t index, int place, std::string_view field, std::string_view reason,
                               std::string_view message) {
  return server::InvalidField(
      absl::StrCat("engagements[", place, "].", absl::string_view(field.data(), field.size())), reason,
      absl::StrCat("Message ", index + 1, " of the stream, engagement ", place + 1, ": ",
                   absl::string_view(message.data(), message.size())));
}

absl::Status CheckSubject(const v1::Engagement& engagement, std::size_t index, int place) {
  switch (engagement.subject_case()) {
    case v1::Engagement::kItem:
      if (server::CheckItemName(engagement.item(), "item").ok()) return absl::OkStatus();
      return InvalidEngagement(
          index, place, "item", server::kFieldMalformed,
          "not the name of an item. One has the form issues/2022-09/items/night-custody.");
    case v1::Engagement::kUrl:
      if (engagement.url().empty())
        return InvalidEngagement(index, place, "url", server::kFieldRequired, "the URL is empty.");
      if (engagement.url().size() <= kMaxUrlBytes) return absl::OkStatus();
      return InvalidEngagement(index, place, "url", server::kFieldTooLong, "a URL has at most 2,000 bytes.");
    default:
      return InvalidEngagement(index, place, "subject", server::kFieldRequired, "name the item or the URL.");
  }
}

absl::Status CheckEngagement(const v1::Engagement& engagement, std::size_t index, int place) {
  if (!v1::EngagementKind_IsValid(engagement.kind()) || engagement.kind() == v1::ENGAGEMENT_KIND_UNSPECIFIED)
    return InvalidEngagement(index, place, "kind", server::kFieldOutOfRange, "not an EngagementKind.");
  if (!engagement.has_time())
    return InvalidEngagement(index, place, "time", server::kFieldRequired, "say when it was.");
  if (!IsMoment(engagement.time()))
    return InvalidEngagement(index, place, "time", server::kFieldOutOfRange,
                             "not a time of the years 1 to 9999.");
  return CheckSubject(engagement, index, place);
}

}  // namespace

absl::Status InterestStream::ReadFirst(const v1::ScoreInterestsRequest& request, std::size_t index) {
  if (index > 0) {
    if (!request.has_scoring()) return absl::OkStatus();
    return server::InvalidField(
        "scoring", server::kFieldMalformed,
        absl::StrCat("Message ", index + 1, " of the stream: scoring is for the first message only."));
  }
  if (!request.has_scoring()) {
    return server::InvalidField("scoring", server::kFieldRequired,
                                "The first message says how to score; `as_of` at least.");
  }
  absl::StatusOr<Scoring> scoring = ReadScoring(request.scoring());
  if (!scoring.ok()) return scoring.status();
  scoring_ = *scoring;
  return absl::OkStatus();
}

// The whole message, before any of it counts.
absl::Status InterestStream::Check(const v1::ScoreInterestsRequest& request, std::size_t index) const {
  if (request.engagements_size() > kMaxMessageEngagements) {
    return server::InvalidField(
        "engagements", server::kTooManyValues,
        absl::StrCat("Message ", index + 1, " of the stream has ", request.engagements_size(),
                     " engagements; the limit is 1,000."));
  }
  const std::string* last = contact_ ? &contact_key_ : nullptr;
  std::size_t of_contact = contact_ ? contact_->added() : 0;
  for (int i = 0; i < request.engagements_size(); ++i) {
    const v1::Engagement& engagement = request.engagements(i);
    if (engagement.contact().empty())
      return InvalidEngagement(index, i, "contact", server::kFieldRequired, "say whose it is.");
    if (engagement.contact().size() > kMaxContactBytes)
      return InvalidEngagement(index, i, "contact", server::kFieldTooLong,
                               "a contact's key has at most 200 bytes.");
    const int order = last == nullptr ? 1 : engagement.contact().compare(*last);
    if (order < 0) {
      return InvalidEngagement(index, i, "contact", server::kFieldMalformed,
                               "contacts have to come in ascending order of their bytes, and this one is "
                               "before the one before it. Sort the export by contact.");
    }
    of_contact = order == 0 ? of_contact + 1 : 1;
    if (of_contact > kMaxEngagements) {
      return InvalidEngagement(index, i, "contact", server::kTooManyValues,
                               "the contact has more than 100,000 engagements.");
    }
    last = &engagement.contact();
    if (!engagement.consent()) continue;
    if (absl::Status status = CheckEngagement(engagement, index, i); !status.ok()) return status;
  }
  return absl::OkStatus();
}

bool InterestStream::IsLookedAt(const v1::Engagement& engagement) const {
  return engagement.consent() && MomentOf(engagement.time()) <= scoring_->as_of;
}

absl::Status InterestStream::FindItems(const v1::ScoreInterestsRequest& request, Deadline deadline,
                                       Found* found) {
  std::vector<std::string> keys;
  for (const v1::Engagement& engagement : request.engagements()) {
    std::string& key = keys.emplace_back();
    if (!IsLookedAt(engagement)) continue;
    key = engagement.has_item() ? SubjectCache::KeyOfItem(engagement.item())
                                : SubjectCache::KeyOfUrl(engagement.url());
  }
  return subjects_.Find(keys, deadline, found);
}

void InterestStream::Add(const v1::Engagement& engagement, const std::shared_ptr<const db::ItemFacts>& item) {
  if (!engagement.consent()) {
    contact_->SetAsideOne(v1::SET_ASIDE_REASON_NO_CONSENT);
  } else if (!IsLookedAt(engagement)) {
    contact_->SetAsideOne(v1::SET_ASIDE_REASON_FUTURE);
  } else {
    contact_->Add(item, engagement.kind(), MomentOf(engagement.time()));
  }
}

v1::ScoreInterestsResponse InterestStream::FinishContact() {
  v1::ScoreInterestsResponse response;
  v1::ContactInterests& interests = *response.mutable_contact();
  interests = contact_->Finish();
  interests.set_contact(std::move(contact_key_));
  totals_.set_contact_count(totals_.contact_count() + 1);
  totals_.set_engagement_count(totals_.engagement_count() + interests.engagement_count());
  for (const auto& [reason, count] : contact_->set_aside()) set_aside_[reason] += count;
  return response;
}

InterestStream::Answers InterestStream::Hear(const v1::ScoreInterestsRequest& request,
                                             const server::CallContext& call, std::size_t index) {
  if (absl::Status status = ReadFirst(request, index); !status.ok()) return status;
  if (absl::Status status = Check(request, index); !status.ok()) return status;
  Found found;
  if (absl::Status status = FindItems(request, call.deadline, &found); !status.ok()) return status;
  std::vector<v1::ScoreInterestsResponse> answers;
  for (int i = 0; i < request.engagements_size(); ++i) {
    const v1::Engagement& engagement = request.engagements(i);
    if (!contact_ || engagement.contact() != contact_key_) {
      if (contact_) answers.push_back(FinishContact());
      contact_.emplace(&*scoring_);
      contact_key_ = engagement.contact();
    }
    Add(engagement, found[static_cast<std::size_t>(i)]);
  }
  return answers;
}

InterestStream::Answers InterestStream::End(const server::CallContext& /*call*/) {
  if (!scoring_) {
    return server::InvalidField("scoring", server::kFieldRequired,
                                "The stream has no message. The first one says how to score.");
  }
  std::vector<v1::ScoreInterestsResponse> answers;
  if (contact_) answers.push_back(FinishContact());
  FillSetAside(set_aside_, totals_.mutable_set_aside());
  totals_.set_change_cursor(subjects_.change_cursor());
  *answers.emplace_back().mutable_totals() = std::move(totals_);
  return answers;
}

}  // namespace pulse::query::interests
