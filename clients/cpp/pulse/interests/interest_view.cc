#include "clients/cpp/pulse/interests/interest_view.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cpp/pulse/terminal/chart.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

constexpr int kScoreWidth = 9;
constexpr int kBarWidth = 12;
// Below this a bar would take the names' room.
constexpr int kWidthForBars = 60;

using SetAside = google::protobuf::RepeatedPtrField<v1::SetAsideEngagements>;
using Scores = google::protobuf::RepeatedPtrField<v1::InterestScore>;

// "3 set aside (2 burst, 1 unknown subject)"; empty for none.
std::string SetAsideWords(const SetAside& set_aside) {
  std::int64_t count = 0;
  std::vector<std::string> reasons;
  for (const v1::SetAsideEngagements& group : set_aside) {
    count += group.count();
    constexpr std::string_view kPrefix = "SET_ASIDE_REASON_";
    const std::string reason =
        absl::AsciiStrToLower(v1::SetAsideReason_Name(group.reason()).substr(kPrefix.size()));
    reasons.push_back(absl::StrCat(group.count(), " ", absl::StrReplaceAll(reason, {{"_", " "}})));
  }
  return count == 0 ? "" : absl::StrCat(count, " set aside (", absl::StrJoin(reasons, ", "), ")");
}

std::string WithSetAside(std::string words, const SetAside& set_aside) {
  const std::string aside = SetAsideWords(set_aside);
  return aside.empty() ? words : words + ", " + aside;
}

// A kind's name as --kind takes it; others without their collection.
std::string InterestName(const std::string& name) {
  if (const auto kind = ReadKind(name)) return KindWord(*kind);
  return name.substr(name.find('/') + 1);
}

void PrintScores(const Console& console, const Scores& scores) {
  const Style style = console.OutStyle();
  const bool bars = console.out_is_terminal && console.width >= kWidthForBars;
  // Hundredths: a bar is of whole numbers.
  const auto hundredths = [](double score) { return static_cast<std::int64_t>(score * 100); };
  const std::int64_t most = scores.empty() ? 0 : hundredths(scores[0].score());
  for (const v1::InterestScore& interest : scores) {
    std::string line = Pad(absl::StrFormat("%.2f", interest.score()), kScoreWidth, true) + "  ";
    if (bars) line += style.Green(Pad(Bar(hundredths(interest.score()), most, kBarWidth), kBarWidth)) + "  ";
    const int taken = kScoreWidth + 2 + (bars ? kBarWidth + 2 : 0);
    console.out << line << style.Bold(Truncate(InterestName(interest.name()), console.width - taken)) << '\n';
    for (const v1::InterestEvidence& evidence : interest.evidence()) {
      const std::string text = absl::StrCat(
          evidence.item(), " · ", Count(static_cast<int>(evidence.engagement_count()), "time", "times"));
      console.out << std::string(4, ' ') << Pad(absl::StrFormat("%.2f", evidence.score()), kScoreWidth, true)
                  << "  " << style.Dim(Truncate(text, console.width - kScoreWidth - 6)) << '\n';
    }
  }
}

}  // namespace

void PrintInterests(const Console& console, const v1::ContactInterests& contact,
                    const std::set<InterestIn>& shown) {
  const std::string counted =
      Count(static_cast<int>(contact.engagement_count()), "engagement", "engagements");
  console.out << OneLine(contact.contact()) << "  " << WithSetAside(counted, contact.set_aside()) << '\n';
  if (shown.count(InterestIn::kSector) != 0) PrintScores(console, contact.sectors());
  if (shown.count(InterestIn::kPublisher) != 0) PrintScores(console, contact.publishers());
  if (shown.count(InterestIn::kKind) != 0) PrintScores(console, contact.kinds());
}

std::string TotalsWords(const v1::InterestTotals& totals) {
  const std::string counted = absl::StrCat(
      Count(static_cast<int>(totals.contact_count()), "contact", "contacts"), "; ",
      Count(static_cast<int>(totals.engagement_count()), "engagement", "engagements"), " counted");
  return WithSetAside(counted, totals.set_aside());
}

}  // namespace pulse::cli
