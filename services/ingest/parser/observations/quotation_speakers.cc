#include "services/ingest/parser/observations/quotation_speakers.h"

#include <cstddef>
#include <string_view>

#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"
#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

enum class Quote : std::uint8_t { kNone, kSingle, kDouble };

// False is sure: it opens no quotation, in emphasis or without.
bool MayOpen(std::string_view text) {
  return !text.empty() && !IsAlpha(text.front()) && !IsDigit(text.front());
}

Quote OpeningOf(std::string_view text) {
  if (text.starts_with('"') || text.starts_with("“")) return Quote::kDouble;
  if (text.starts_with('\'') || text.starts_with("‘")) return Quote::kSingle;
  return Quote::kNone;
}

// An apostrophe may end a word: a single mark closes behind a stop only.
bool Closes(std::string_view text, Quote quote) {
  const auto behind = [&](std::string_view mark) {
    return text.ends_with(mark) && text.size() > mark.size();
  };
  if (quote == Quote::kDouble) return behind("\"") || behind("”");
  const std::size_t mark = behind("'") ? 1 : behind("’") ? std::string_view("’").size() : 0;
  if (quote == Quote::kNone || mark == 0) return false;
  const char before = text[text.size() - mark - 1];
  return before == '.' || before == '!' || before == '?' || before == ',';
}

// What people are called who are quoted without a name, and whom they work as.
bool NamesPersonOrRole(std::string_view folded) {
  // clang-format off
  static const Words words{
      "parent", "mother", "father", "mum", "dad", "carer", "grandparent", "grandmother", "person", "child", "user",
      "worker", "practitioner", "professional", "participant", "respondent", "interviewee", "prisoner", "patient",
      "resident", "tenant", "victim", "survivor", "woman", "man", "male", "female", "boy", "girl", "pupil", "student",
      "teacher", "headteacher", "gp", "nurse", "doctor", "clinician", "manager", "volunteer", "commissioner",
      "leaver", "stakeholder", "researcher", "director", "head", "consultant", "chief", "lead", "officer",
      "executive", "chair", "chairman", "president", "minister", "secretary", "inspector", "mp", "professor",
      "councillor", "cllr", "leader", "spokesperson", "spokeswoman", "spokesman", "ombudsman", "judge", "author",
      "trustee", "founder", "coordinator", "adviser", "advisor", "psychiatrist", "psychologist", "governor",
      "mayor", "baroness", "lord", "lady", "sir", "dame", "aged"};
  // clang-format on
  return !ForEachWord(folded, [](std::string_view word) { return !words.Has(word); });
}

// "Ada Example, Chair of the Trust", "Chair of the Trust, Ada Example", "Care leaver, 19",
// "(Parent)", "– Sam"
bool SaysWho(std::string_view text) {
  constexpr int kMostWords = 14;
  const bool dash = text.starts_with("–") || text.starts_with("—") || text.starts_with('-');
  if (dash || (text.starts_with('(') && text.ends_with(')'))) return true;
  const auto shape = ShapeOf(text);
  if (shape.words > kMostWords || text.find(':') != std::string_view::npos) return false;
  return NamesPersonOrRole(FoldedText(text).view());
}

class Speakers {
 public:
  Speakers(const std::vector<Line>& lines, std::vector<Observation>* all) : lines_(lines), all_(*all) {}

  void Observe() {
    Quote quote = Quote::kNone;
    bool sector = false;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (all_[i].NamesSectionOrGroup()) sector = !all_[i].Has(Feature::kNewsName);
      if (quote == Quote::kNone && line.mark != Mark::kQuote && !MayOpen(line.content)) continue;
      const auto text = WithoutEmphasis(line.content);
      if (line.gap != Gap::kGlued || quote == Quote::kNone) {
        const auto opened = OpeningOf(text);
        if (opened != Quote::kNone || line.gap == Gap::kBlank) quote = opened;
      }
      if (line.mark == Mark::kHeading) quote = Quote::kNone;
      const bool said = Closes(text, quote) || (line.mark == Mark::kQuote && EndsSentence(text));
      if (!said) continue;
      quote = Quote::kNone;
      if (!IsSpeaker(i + 1, sector)) continue;
      all_[i + 1].Set(Feature::kSpeaker);
      // "Ada Example" / "Chair of the Trust"
      const std::size_t role = i + 2;
      if (role < lines_.size() && lines_[role].gap == Gap::kGlued && IsSpeaker(role, false))
        all_[role].Set(Feature::kSpeaker);
    }
  }

 private:
  bool IsSpeaker(std::size_t i, bool sector) const {
    constexpr std::size_t kLongest = 110;
    constexpr FeatureSet kNever = [] {
      FeatureSet never;
      for (const auto feature :
           {Feature::kHeading, Feature::kBold, Feature::kSectorName, Feature::kNewsName, Feature::kKindName,
            Feature::kBylineSplit, Feature::kBylineWraps, Feature::kEndsSentence, Feature::kEndsQuestion,
            Feature::kEndsColon, Feature::kSubheading, Feature::kCaptionWords, Feature::kNamesMonth,
            Feature::kAllCapitals, Feature::kImage, Feature::kContents})
        never.Set(feature);
      return never;
    }();
    const auto& line = lines_[i];
    const auto text = line.content;
    if (text.size() > kLongest || all_[i].features.HasOneOf(kNever) || OpeningOf(text) != Quote::kNone)
      return false;
    const auto printed = Trim(line.raw);
    const bool dash = printed.starts_with('-') || printed.starts_with("–") || printed.starts_with("—");
    if (line.mark != Mark::kNone && line.mark != Mark::kQuote && !dash) return false;
    if (i + 1 < lines_.size() && lines_[i + 1].gap == Gap::kGlued && StartsLower(lines_[i + 1].content))
      return false;  // text, wrapped
    if (HoldsVerb(text)) return false;
    return sector || SaysWho(text);
  }

  const std::vector<Line>& lines_;
  std::vector<Observation>& all_;
};

}  // namespace

void ObserveSpeakers(const std::vector<Line>& lines, std::vector<Observation>* all) {
  Speakers(lines, all).Observe();
}

}  // namespace pulse::ingest
