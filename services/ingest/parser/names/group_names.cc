#include "services/ingest/parser/names/group_names.h"

#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {

bool KindOfGroupWords(std::string_view folded, v1::ItemKind* kind) {
  constexpr int kMostWords = 6;
  constexpr std::size_t kLongest = 60;
  // clang-format off
  static const Words fillers{
      "and", "of", "the", "other", "new", "latest", "further", "key", "recent", "official", "policy", "our",
      "selected", "national", "government", "also", "interest", "for", "case"};
  static const Words reports{
      "report", "reports", "research", "evaluation", "evaluations", "review", "reviews", "study", "studies",
      "evidence", "inspections"};
  static const Words briefings{"briefing", "briefings"};
  static const Words tools{"tool", "tools", "toolkit", "toolkits", "guidance", "guide", "guides", "resource", "resources"};
  static const Words others{
      "consultation", "consultations", "statistic", "statistics", "statistical", "data", "blog", "blogs",
      "article", "articles", "podcast", "podcasts", "event", "events", "webinar", "webinars", "video",
      "videos", "legislation", "inquiry", "inquiries", "speeches", "opinion", "comment", "commentary",
      "papers", "publications", "releases", "journal", "journals", "surveys", "training", "strategies",
      "books", "letters", "bills", "announcements", "responses", "miscellaneous"};
  // clang-format on
  if (folded.size() > kLongest) return false;
  int words = 0;
  bool named = false;
  *kind = v1::ITEM_KIND_UNSPECIFIED;
  const bool all = ForEachWord(folded, [&](std::string_view word) {
    const auto found = reports.Has(word)     ? v1::ITEM_KIND_REPORT
                       : briefings.Has(word) ? v1::ITEM_KIND_BRIEFING
                       : tools.Has(word)     ? v1::ITEM_KIND_TOOL_OR_GUIDANCE
                                             : v1::ITEM_KIND_UNSPECIFIED;
    if (*kind == v1::ITEM_KIND_UNSPECIFIED) *kind = found;
    const bool names = found != v1::ITEM_KIND_UNSPECIFIED || others.Has(word);
    named |= names;
    return ++words <= kMostWords && (names || fillers.Has(word));
  });
  return all && named;
}

}  // namespace pulse::ingest
