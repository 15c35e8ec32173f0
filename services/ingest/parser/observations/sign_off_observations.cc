#include "services/ingest/parser/observations/sign_off_observations.h"

#include <algorithm>

#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

bool NamesThePublisher(std::string_view folded) {
  return folded == "cordis bright" || folded == "cordis bright ltd" || folded == "cordis bright limited";
}

// "020 7946 0000"
bool IsTelephone(std::string_view text) {
  constexpr std::ptrdiff_t kFewestDigits = 8;
  return std::none_of(text.begin(), text.end(), IsAlpha) &&
         std::count_if(text.begin(), text.end(), IsDigit) >= kFewestDigits;
}

// "Head of Research, Health and" / "Adult Services"; "Head of Research" / "and Evaluation"
bool GoesOnWithRole(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  constexpr std::size_t kLongestRole = 70;
  static const Words joints{"and", "of", "for", "with"};
  const auto& line = lines[i];
  return line.gap == Gap::kGlued && line.mark == Mark::kNone && line.content.size() <= kLongestRole &&
         !EndsSentence(line.content) && all[i - 1].Has(Feature::kRoleWords) &&
         (IsDangling(lines[i - 1].content) || joints.Has(FirstWord(line.content)));
}

// Name and role in large print are no headings: "#### Dr Ada Example", "#### Head of Research".
void ReadLargeSignature(const std::vector<Line>& lines, std::size_t name, std::vector<Observation>* all) {
  if (name + 1 >= lines.size() || lines[name].mark != Mark::kHeading) return;
  auto& signer = (*all)[name];
  auto& role = (*all)[name + 1];
  if (!signer.Has(Feature::kPersonName) || signer.NamesSectionOrGroup()) return;
  signer.Clear(Feature::kHeading);
  if (lines[name + 1].mark != Mark::kHeading || !role.Has(Feature::kRoleWords) || role.NamesSectionOrGroup())
    return;
  role.Clear(Feature::kHeading);
  role.Clear(Feature::kPersonName);
}

}  // namespace

void MarkSignOff(const std::vector<Line>& lines, std::size_t closing, std::vector<Observation>* all) {
  constexpr std::size_t kSignatureLines = 6;
  constexpr std::size_t kOpening = 40;
  (*all)[closing].Set(Feature::kClosing);
  (*all)[closing].Clear(Feature::kPersonName);
  if (closing + 1 < lines.size()) (*all)[closing + 1].Set(Feature::kAfterClosing);
  ReadLargeSignature(lines, closing + 1, all);
  for (std::size_t i = closing + 2; i < std::min(lines.size(), closing + kSignatureLines); ++i) {
    auto& seen = (*all)[i];
    if (GoesOnWithRole(lines, *all, i)) {
      seen.ForgetNames();  // "Director and Head of" / "Research"
      seen.sure = Sure::kRoleRest;
      continue;
    }
    // An address below a notice is nobody's role.
    if (seen.NamesSectionOrGroup() || seen.Has(Feature::kSubscription)) return;
    const auto folded = Fold(lines[i].content.substr(0, kOpening));
    const bool whole = lines[i].content.size() <= kOpening;
    if (folded.starts_with("on behalf of") || folded.starts_with("(on behalf of") ||
        (whole && NamesThePublisher(folded))) {
      seen.sure = Sure::kOnBehalf;
    } else if (whole && lines[i].gap == Gap::kGlued && IsTelephone(lines[i].content)) {
      seen.sure = Sure::kReachedAt;
    }
  }
}

}  // namespace pulse::ingest
