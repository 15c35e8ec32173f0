#include "services/ingest/parser/names/heading_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>

#include "services/ingest/parser/words/phrase_search.h"
#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_table.h"

namespace pulse::ingest {
namespace {

std::string_view WithoutColon(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

// "Reports (continued)" of a further page.
std::string_view WithoutContinued(std::string_view text) {
  text = WithoutColon(text);
  if (text.empty() || (text.back() != ')' && text.back() != 'd' && text.back() != 't')) return text;
  constexpr std::size_t kLongestMark = 11;  // all hold "cont"
  const auto end = text.substr(text.size() - std::min(text.size(), kLongestMark));
  if (end.find("cont") == std::string_view::npos) return text;
  static constexpr std::array<std::string_view, 9> kMarks = {
      "(continued)", "(cont.)", "(cont'd)", "(contd)", "(cont)", " continued", " cont'd", " contd", " cont"};
  for (const auto mark : kMarks) {
    if (!text.ends_with(mark)) continue;
    text.remove_suffix(mark.size());
    while (!text.empty() && (text.back() == ' ' || text.back() == '-' || text.back() == ','))
      text.remove_suffix(1);
    return WithoutColon(text);
  }
  return text;
}

int CountWords(std::string_view text) {
  int count = 0;
  ForEachWord(text, [&count](std::string_view /*word*/) {
    ++count;
    return true;
  });
  return count;
}

// Whose heading a word may stand in.
using SectorWords = std::uint32_t;
constexpr SectorWords kFillerWord = 1U << 0U;
constexpr SectorWords kAdultWord = 1U << 1U;
constexpr SectorWords kChildrenWord = 1U << 2U;
constexpr SectorWords kJusticeWord = 1U << 3U;
constexpr SectorWords kAnySector = kAdultWord | kChildrenWord | kJusticeWord;

class SectorVocabulary {
 public:
  SectorVocabulary() : table_(80) {
    Add(kFillerWord, {"and",    "the",     "of",     "for",     "in",     "s",      "services",  "service",
                      "sector", "sectors", "system", "updates", "update", "digest", "resources", "research",
                      "policy", "latest",  "our",    "this",    "month",  "month's"});
    Add(kAdultWord,
        {"adult", "adults", "social", "care", "health", "healthcare", "adult's", "adults'", "nhs", "public"});
    Add(kChildrenWord, {"children", "children's", "childrens", "young", "people", "people's", "peoples",
                        "peoples'", "families", "family", "youth", "education", "child"});
    Add(kJusticeWord, {"criminal", "justice", "crime", "community", "safety", "policing", "offender",
                       "offending", "youth", "prisons", "probation", "police"});
  }

  SectorWords Of(std::string_view word) const {
    return shapes_.MayHold(word) ? table_.Of(HashFolded(word)) : 0;
  }

 private:
  void Add(SectorWords flag, std::initializer_list<std::string_view> words) {
    for (const auto word : words) {
      table_.Add(HashFolded(word), flag);
      shapes_.Add(word);
    }
  }

  WordTable table_;
  WordShapes shapes_;
};

const SectorVocabulary& Vocabulary() {
  static const SectorVocabulary vocabulary;
  return vocabulary;
}

// The sectors of which a heading says little else: every word is one of the
// sector's or a filler, and one at least is the sector's.
SectorWords SectorsSpokenOf(std::string_view text) {
  SectorWords all = kAnySector;
  SectorWords any = 0;
  ForEachWord(text, [&](std::string_view word) {
    const auto flags = Vocabulary().Of(word);
    any |= flags;
    all &= (flags & kFillerWord) != 0 ? kAnySector : flags;
    return all != 0;
  });
  return all & any;
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
  const bool bright = text.starts_with("cordis bright") || text.starts_with("cordisbright");
  if (!bright) return text.starts_with("news from cordis") || text.starts_with("latest from cordis");
  return CountWords(text) <= 6 && HoldsAny(text, {" news", " update", " latest", " publication", " event"});
}

}  // namespace

std::string_view IdOf(Sector sector) {
  switch (sector) {
    case Sector::kNews:
      return "news";
    case Sector::kAdult:
      return "adult-social-care-and-health";
    case Sector::kChildren:
      return "children-and-young-peoples-services";
    case Sector::kJustice:
      return "criminal-justice";
    case Sector::kNone:
      break;
  }
  return {};
}

Sector SectorOfHeading(std::string_view folded) {
  const auto text = WithoutContinued(folded);
  if (text.empty() || text.size() > 90) return Sector::kNone;
  if (IsNewsHeading(text)) return Sector::kNews;
  const auto sectors = SectorsSpokenOf(text);
  if ((sectors & kChildrenWord) != 0 && HoldsAny(text, {"child", "young people"})) return Sector::kChildren;
  if ((sectors & kAdultWord) != 0 && HoldsAny(text, {"social care", "health", "adult"}))
    return Sector::kAdult;
  if ((sectors & kJusticeWord) != 0 && HoldsAny(text, {"criminal", "crime", "justice"}))
    return Sector::kJustice;
  return Sector::kNone;
}

bool HoldsOnlySectorWords(std::string_view folded) {
  const auto text = WithoutColon(folded);
  return !text.empty() && ForEachWord(text, [](std::string_view word) { return Vocabulary().Of(word) != 0; });
}

bool KindOfHeading(std::string_view folded, v1::ItemKind* kind) {
  const auto text = WithoutContinued(folded);
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

Sector SectorAndKindOfHeading(std::string_view folded, v1::ItemKind* kind) {
  constexpr int kMostWords = 3;  // of the group
  const auto text = WithoutContinued(folded);
  if (Vocabulary().Of(text.substr(0, text.find_first_of(" '"))) == 0) return Sector::kNone;
  std::size_t cut = text.size();
  for (int words = 1; words <= kMostWords; ++words) {
    cut = text.find_last_of(' ', cut - 1);
    if (cut == std::string_view::npos || cut == 0) return Sector::kNone;
    if (!KindOfHeading(text.substr(cut + 1), kind)) continue;
    const auto sector = SectorOfHeading(text.substr(0, cut));
    if (sector != Sector::kNone && sector != Sector::kNews) return sector;
    *kind = v1::ITEM_KIND_UNSPECIFIED;
  }
  return Sector::kNone;
}

bool NamesSectorOrGroup(std::string_view folded) {
  v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
  return KindOfHeading(folded, &kind) || SectorOfHeading(folded) != Sector::kNone;
}

bool OpensContents(std::string_view folded) {
  static const Words words{"in this issue",         "contents",      "in this edition",
                           "inside this issue",     "this month",    "inside",
                           "in this month's issue", "what's inside", "table of contents",
                           "in this newsletter"};
  return words.Has(WithoutColon(folded));
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
      "executive summary", "appendix", "podcast", "notes", "references", "at a glance",
      "read more", "read more here", "read the full report", "read the report", "download the report",
      "download the report here", "read the full report here", "click here"};
  // clang-format on
  return words.Has(WithoutColon(folded)) || folded.starts_with("what this means for") ||
         folded.starts_with("what we recommend") || folded.starts_with("case study: ");
}

}  // namespace pulse::ingest
