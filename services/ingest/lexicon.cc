#include "services/ingest/lexicon.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "services/ingest/name_word_lists.h"
#include "services/ingest/name_words.h"
#include "services/ingest/typography.h"
#include "services/ingest/word_set.h"

namespace pulse::ingest {
namespace {

// Which pairs of bytes a text holds, in 1,024 bits: says, for all but a few of
// the phrases a line is searched for, that they are not there.
class Pairs {
 public:
  explicit Pairs(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      const auto pair = Hash(text[at], text[at + 1]);
      bits_[pair / 64] |= std::uint64_t{1} << (pair % 64);
    }
  }

  /// False when `phrase` is not in the text.
  bool MayHold(std::string_view phrase) const {
    for (std::size_t at = 0; at + 1 < phrase.size(); ++at) {
      const auto pair = Hash(phrase[at], phrase[at + 1]);
      if (((bits_[pair / 64] >> (pair % 64)) & 1U) == 0) return false;
    }
    return true;
  }

 private:
  static unsigned Hash(char a, char b) {
    return (static_cast<unsigned char>(a) * 37U + static_cast<unsigned char>(b)) % 1024U;
  }

  std::array<std::uint64_t, 16> bits_{};
};

bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases) {
  const Pairs pairs(text);
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return pairs.MayHold(phrase) && text.find(phrase) != std::string_view::npos;
  });
}

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string_view WithoutColon(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

// Calls `visit(word)` for each run of letters, digits and apostrophes.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && !IsAlpha(text[at]) && !IsDigit(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && (IsAlpha(text[at]) || IsDigit(text[at]) || text[at] == '\'')) ++at;
    if (at > begin) visit(text.substr(begin, at - begin));
  }
}

int CountWords(std::string_view text) {
  int count = 0;
  ForEachWord(text, [&count](std::string_view /*word*/) { ++count; });
  return count;
}

constexpr std::string_view kNews = "news";
constexpr std::string_view kAdult = "adult-social-care-and-health";
constexpr std::string_view kChildren = "children-and-young-peoples-services";
constexpr std::string_view kJustice = "criminal-justice";

// A heading of a sector says little but the sector: every word must be one of
// these, and one of the last two columns' words must be there.
const Words& FillerWords() {
  static const Words words{"and",      "the",     "of",        "for",      "in",     "s",
                           "services", "service", "sector",    "sectors",  "system", "updates",
                           "update",   "digest",  "resources", "research", "policy", "latest",
                           "our",      "this",    "month",     "month's"};
  return words;
}

const Words& AdultWords() {
  static const Words words{"adult",      "adults",  "social",  "care", "health",
                           "healthcare", "adult's", "adults'", "nhs",  "public"};
  return words;
}

const Words& ChildrenWords() {
  static const Words words{"children", "children's", "childrens", "young", "people",    "people's",
                           "peoples",  "families",   "family",    "youth", "education", "child"};
  return words;
}

const Words& JusticeWords() {
  static const Words words{"criminal", "justice",   "crime", "community", "safety",    "policing",
                           "offender", "offending", "youth", "prisons",   "probation", "police"};
  return words;
}

bool AllWords(std::string_view text, const Words& core) {
  bool all = true;
  bool any = false;
  ForEachWord(text, [&](std::string_view word) {
    if (core.Has(word)) {
      any = true;
    } else if (!FillerWords().Has(word)) {
      all = false;
    }
  });
  return all && any;
}

bool IsNewsHeading(std::string_view text) {
  // clang-format off
  static const Words exact{
      "news", "our news", "company news", "own news", "latest news", "news from us", "news and events",
      "our work", "our latest news", "news and updates", "our latest work", "what we have been doing",
      "what we've been doing", "what we have been up to", "what we've been up to", "our updates",
      "our research", "our publications"};
  // clang-format on
  if (exact.Has(text)) return true;
  const bool bright = StartsWith(text, "cordis bright") || StartsWith(text, "cordisbright");
  if (!bright) return StartsWith(text, "news from cordis") || StartsWith(text, "latest from cordis");
  return CountWords(text) <= 6 && HoldsAny(text, {" news", " update", " latest", " publication", " event"});
}

}  // namespace

std::string_view SectorOfHeading(std::string_view folded) {
  const auto text = WithoutColon(folded);
  if (text.empty() || text.size() > 90) return {};
  if (IsNewsHeading(text)) return kNews;
  if (HoldsAny(text, {"child", "young people"}) && AllWords(text, ChildrenWords())) return kChildren;
  if (HoldsAny(text, {"social care", "health", "adult"}) && AllWords(text, AdultWords())) return kAdult;
  if (HoldsAny(text, {"criminal", "crime", "justice"}) && AllWords(text, JusticeWords())) return kJustice;
  return {};
}

bool HoldsOnlySectorWords(std::string_view folded) {
  const auto text = WithoutColon(folded);
  bool all = !text.empty();
  ForEachWord(text, [&all](std::string_view word) {
    all = all && (FillerWords().Has(word) || AdultWords().Has(word) || ChildrenWords().Has(word) ||
                  JusticeWords().Has(word));
  });
  return all;
}

bool KindOfHeading(std::string_view folded, v1::ItemKind* kind) {
  const auto text = WithoutColon(folded);
  // clang-format off
  static const Words reports{
      "report", "reports", "research", "research reports", "reports and research", "research and reports",
      "reports and evaluations", "evaluations", "reports and reviews", "publications", "key reports",
      "new reports", "latest reports", "research and evaluation", "reports and publications",
      "evidence reviews", "reviews", "research and evidence"};
  // clang-format on
  // clang-format off
  static const Words briefings{
      "briefing", "briefings", "briefing papers", "briefings and papers", "policy briefings",
      "briefing notes", "policy briefing", "briefings and statistics", "briefing paper",
      "briefings and articles", "research briefings", "briefings and consultations", "briefings and blogs",
      "key briefings", "new briefings"};
  // clang-format on
  // clang-format off
  static const Words tools{
      "tools and guidance", "tools & guidance", "tool and guidance", "tools", "guidance",
      "guidance and tools", "guidance & tools", "toolkits", "tools and resources", "toolkit", "resources",
      "tools/guidance", "guidance and resources", "resources and tools", "toolkits and guidance",
      "tools, guidance and resources", "guidance and toolkits", "resources and guidance",
      "tools & resources", "tools and guides", "guides", "tool", "guides and tools", "practice guidance",
      "tools or guidance", "guides and toolkits"};
  // clang-format on
  if (text.size() > 40) return false;
  if (reports.Has(text)) {
    *kind = v1::ITEM_KIND_REPORT;
  } else if (briefings.Has(text)) {
    *kind = v1::ITEM_KIND_BRIEFING;
  } else if (tools.Has(text)) {
    *kind = v1::ITEM_KIND_TOOL_OR_GUIDANCE;
  } else {
    return false;
  }
  return true;
}

int MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (word == kMonths[month]) return static_cast<int>(month) + 1;
    if (word.size() == 3 && word == kMonths[month].substr(0, 3)) return static_cast<int>(month) + 1;
  }
  return word == "sept" ? 9 : 0;
}

bool IsClosing(std::string_view folded) {
  if (folded.size() > 48) return false;
  static constexpr std::array<std::string_view, 17> kClosings = {
      "best wishes",    "with best wishes",  "kind regards",    "best regards",     "warm regards",
      "warmest wishes", "with kind regards", "yours sincerely", "yours faithfully", "regards",
      "all the best",   "many thanks",       "warm wishes",     "very best wishes", "with warm regards",
      "with thanks",    "season's greetings"};
  auto text = folded;
  while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == '!'))
    text.remove_suffix(1);
  return std::any_of(kClosings.begin(), kClosings.end(), [text](std::string_view closing) {
    return text == closing || (StartsWith(text, closing) && text.size() < closing.size() + 22 &&
                               HoldsAny(text, {" for ", " from ", " and ", ", "}));
  });
}

bool SpeaksOfSubscription(std::string_view folded) {
  return HoldsAny(folded, {"unsubscribe", "prefer not to receive", "safe sender", "opt out", "mailing list",
                           "no longer wish to receive", "address book", "view this email", "in your browser",
                           "you are receiving this", "junk folder", "receive future editions",
                           "privacy policy", "privacy notice", "forward this", "update your preferences",
                           "to subscribe", "all rights reserved"});
}

bool SpeaksOfContact(std::string_view folded) {
  return HoldsAny(folded, {"telephone:",
                           "tel:",
                           "phone:",
                           "email:",
                           "e-mail:",
                           "website:",
                           "web:",
                           "twitter:",
                           "follow us",
                           "www.",
                           " ltd,",
                           " limited,",
                           " ltd |",
                           "• e ",
                           "| e ",
                           "linkedin",
                           "registered in england",
                           "registered office",
                           "tel ",
                           "company number",
                           "tel. ",
                           "fax:",
                           "ltd, "}) ||
         StartsWith(folded, "t: ") || StartsWith(folded, "e: ") || StartsWith(folded, "w: ");
}

bool HoldsRoleWord(std::string_view folded) {
  static const Words roles{"director",  "head",        "manager",    "consultant", "chief",     "partner",
                           "lead",      "officer",     "researcher", "principal",  "associate", "executive",
                           "editor",    "analyst",     "founder",    "chair",      "president", "co-founder",
                           "directors", "coordinator", "adviser",    "advisor"};
  bool found = false;
  ForEachWord(folded, [&found](std::string_view word) { found |= roles.Has(word); });
  return found;
}

bool IsSummaryOpener(std::string_view word) {
  static const Words words{"this",  "it",    "these",  "they",     "following", "drawing", "based",
                           "using", "since", "while",  "although", "however",   "their",   "we",
                           "there", "when",  "during", "our",      "you"};
  return words.Has(word);
}

namespace {

constexpr std::size_t kLongestParticle = 15;

// First letters of the particles by length. Every word of running text is asked
// for; nine in ten are told apart by this without looking at their letters.
constexpr std::array<std::uint32_t, kLongestParticle + 1> MakeParticleShapes() {
  std::array<std::uint32_t, kLongestParticle + 1> shapes{};
  const auto list = name_lists::kParticles;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t end = at;
    while (end < list.size() && !IsSpace(list[end])) ++end;
    if (end > at) shapes.at(end - at) |= 1U << (static_cast<unsigned>(list[at]) % 32U);
    at = end + 1;
  }
  return shapes;
}

bool MayBeParticle(std::string_view word) {
  static constexpr auto kShapes = MakeParticleShapes();
  if (word.empty()) return false;
  if (word.back() == 's') return true;  // or a particle's possessive
  return word.size() < kShapes.size() &&
         ((kShapes[word.size()] >> (static_cast<unsigned>(word.front()) % 32U)) & 1U) != 0;
}

}  // namespace

bool IsNameParticle(std::string_view word) {
  return MayBeParticle(word) && (NameWordsOf(word) & name_word::kParticle) != 0;
}

bool IsSentenceVerb(std::string_view word) {
  // clang-format off
  static const Words words{
      "is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "could", "should",
      "must", "cannot", "did", "says", "said", "finds", "found", "looks", "looked", "asks", "shows",
      "showed", "argues", "argued", "recommends", "recommend", "describes", "examines", "examined",
      "explores", "explored", "considers", "suggests", "suggested", "highlights", "sets", "aims", "brings",
      "concludes", "estimates", "provides", "includes", "fell", "rose", "took", "saw", "gave", "grew", "became",
      "waited", "please", "visit"};
  // clang-format on
  return words.Has(word);
}

bool OpensContents(std::string_view folded) {
  static const Words words{"in this issue",     "contents",      "in this edition",
                           "inside this issue", "this month",    "in this month's issue",
                           "table of contents", "what's inside", "inside",
                           "in this newsletter"};
  return words.Has(WithoutColon(folded));
}

bool IsDanglingWord(std::string_view word) {
  // clang-format off
  static const Words words{
      "of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with", "by", "from", "or", "is",
      "are", "was", "were", "be", "been", "that", "which", "their", "its", "as", "into", "between", "this",
      "these", "those", "such", "has", "have", "had", "than", "through", "about", "who", "his", "her",
      "our", "your", "will", "can", "may", "could", "should", "would", "but", "nor", "&", "-", "including",
      "whose", "where", "per", "under", "over", "across", "within", "among"};
  // clang-format on
  return words.Has(word);
}

bool IsAbbreviation(std::string_view word_without_stop) {
  static const Words words{"e.g", "i.e", "eg", "ie",  "dr",   "mr",     "mrs",  "ms",  "prof",
                           "st",  "no",  "vs", "cf",  "etc",  "al",     "rev",  "hon", "sir",
                           "inc", "vol", "ed", "eds", "fig",  "approx", "dept", "p",   "pp",
                           "u.k", "u.s", "jr", "sr",  "para", "sec",    "ch"};
  return words.Has(word_without_stop);
}

bool IsSubheading(std::string_view folded) {
  // clang-format off
  static const Words words{
      "key findings", "findings", "background", "recommendations", "key recommendations", "next steps",
      "conclusions", "conclusion", "methodology", "method", "summary", "overview", "key messages",
      "key points", "context", "aims", "aim", "objectives", "introduction", "main findings",
      "headline findings", "further information", "find out more", "key themes", "about the project",
      "about the research", "our approach", "what we did", "what we found", "implications", "key facts",
      "highlights", "limitations", "results", "discussion", "key statistics", "what next", "what next?",
      "the findings", "the recommendations", "methods", "who took part", "staffing", "costs",
      "read more", "read more here", "read the full report", "read the report", "download the report",
      "download the report here", "read the full report here", "click here"};
  // clang-format on
  return words.Has(WithoutColon(folded)) || StartsWith(folded, "what this means for") ||
         StartsWith(folded, "what we recommend");
}

bool OpensAsCaption(std::string_view folded) {
  static constexpr std::array<std::string_view, 17> kOpenings = {
      "photograph:",  "photograph by", "photo:",        "photo by",    "photo credit", "image:",
      "image credit", "cover image",   "cover:",        "cover photo", "picture:",     "figure ",
      "chart:",       "graph:",        "illustration:", "front cover", "source: "};
  return std::any_of(kOpenings.begin(), kOpenings.end(), [folded](std::string_view opening) {
    return StartsWith(folded, opening) && (opening != "figure " || (folded.size() > 7 && IsDigit(folded[7])));
  });
}

bool IsDangling(std::string_view text) {
  const char last = LastMark(text);
  if (last == ',' || last == '(' || last == '-' || last == '/' || last == '&') return true;
  text = Trim(text);
  constexpr std::size_t kLongestWord = 16;  // of those asked for, marks around it and all
  if (text.size() > kLongestWord) text = text.substr(text.size() - kLongestWord);
  const auto space = text.find_last_of(" \t\n");
  auto word = space == std::string_view::npos ? text : text.substr(space + 1);
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  if (last != '.') return IsDanglingWord(word);
  word = word.substr(0, word.rfind('.'));
  const auto folded = Fold(word);
  return IsAbbreviation(word) && folded != "etc" && folded != "no" && folded != "al";
}

}  // namespace pulse::ingest
