#include "services/ingest/parser/words/stock_phrases.h"

#include "services/ingest/parser/words/phrase_search.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

bool HoldsOnlyClosingWords(std::string_view folded) {
  // clang-format off
  static const Words words{
      "best", "wishes", "kind", "kindest", "regards", "warm", "warmest", "with", "and", "very", "many",
      "thanks", "yours", "sincerely", "faithfully", "truly", "stay", "keep", "safe", "well", "all", "the",
      "season's", "seasons", "seasonal", "greetings", "happy", "new", "year", "take", "care", "thank", "you",
      "for", "reading", "as", "ever", "always", "from", "us", "of", "our", "everyone", "everybody", "at",
      "here", "cordis", "bright", "team", "whole", "merry", "christmas", "in", "meantime", "good", "a"};
  static const Words said{"wishes", "regards", "sincerely", "faithfully", "greetings", "thanks", "safe"};
  // clang-format on
  bool says = false;
  const bool only = ForEachWord(folded, [&](std::string_view word) {
    says |= said.Has(word);
    return words.Has(word);
  });
  return only && (says || folded.starts_with("thank you for reading") || folded.starts_with("stay well") ||
                  folded.starts_with("take care"));
}

}  // namespace

bool IsClosing(std::string_view folded) {
  if (folded.size() > 60) return false;
  if (HoldsOnlyClosingWords(folded)) return true;
  // clang-format off
  static const PhraseSet closings{
      "best wishes",    "with best wishes",  "kind regards",    "best regards",     "warm regards",
      "warmest wishes", "with kind regards", "yours sincerely", "yours faithfully", "regards",
      "all the best",   "many thanks",       "warm wishes",     "very best wishes", "with warm regards",
      "with thanks",    "season's greetings", "with all best wishes", "all best wishes"};
  // clang-format on
  auto text = folded;
  while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == '!'))
    text.remove_suffix(1);
  if (text == "best" && folded.ends_with(',')) return true;
  const auto* const closing = closings.OpeningOf(text);
  if (closing == nullptr) return false;
  return text.size() == closing->size() ||
         (text.size() < closing->size() + 36 && HoldsAny(text, {" for ", " from ", " and ", ", "}));
}

bool HoldsRoleWord(std::string_view folded) {
  static const Words roles{"director",  "head",        "manager",    "consultant", "chief",     "partner",
                           "lead",      "officer",     "researcher", "principal",  "associate", "executive",
                           "editor",    "analyst",     "founder",    "chair",      "president", "co-founder",
                           "directors", "coordinator", "adviser",    "advisor"};
  return !ForEachWord(folded, [](std::string_view word) { return !roles.Has(word); });
}

NoticePhrases FindNoticePhrases(std::string_view folded) {
  // No phrase of one begins one of the other: at each place one is found at most.
  // clang-format off
  static const PhraseSet phrases{
      {"unsubscribe", "prefer not to receive", "safe sender", "opt out", "mailing list",
       "no longer wish to receive", "address book", "view this email", "in your browser",
       "you are receiving this", "junk folder", "receive future editions", "privacy policy",
       "privacy notice", "forward this", "update your preferences", "to subscribe", "all rights reserved"},
      {"telephone:", "tel:", "phone:", "email:", "e-mail:", "website:", "web:", "twitter:", "follow us",
       "www.", " ltd,", " limited,", " ltd |", "• e ", "| e ", "linkedin", "registered in england",
       "registered office", "tel ", "company number", "tel. ", "fax:", "ltd, "}};
  // clang-format on
  const unsigned groups = phrases.GroupsIn(folded);
  return {(groups & 1U) != 0, (groups & 2U) != 0 || folded.starts_with("t: ") || folded.starts_with("e: ") ||
                                  folded.starts_with("w: ")};
}

bool OpensContactLine(std::string_view folded) {
  static const PhraseSet openings{"telephone:", "tel:",     "tel. ", "tel ",     "phone:",    "email:",
                                  "e-mail:",    "website:", "web:",  "twitter:", "linkedin:", "fax:"};
  return openings.OpeningOf(folded) != nullptr;
}

bool OpensAsCaption(std::string_view folded) {
  static const PhraseSet openings{
      "photograph:",  "photograph by", "photo:",      "photo by",    "photo credit", "image:",
      "image credit", "cover image",   "cover:",      "cover photo", "picture:",     "chart:",
      "graph:",       "illustration:", "front cover", "source: ",    "cover of"};
  constexpr std::string_view kFigure = "figure ";
  return openings.OpeningOf(folded) != nullptr ||
         (folded.size() > kFigure.size() && folded.starts_with(kFigure) && IsDigit(folded[kFigure.size()]));
}

bool NamesPicture(std::string_view folded) {
  // clang-format off
  static const PhraseSet openings{
      "screenshot", "screen shot", "chart from", "chart showing", "graph from", "graph showing", "illustration from",
      "illustration by", "illustration of", "drawing by", "drawing from", "photograph of", "photo of",
      "photograph from", "photo from", "image from", "image courtesy", "still from", "poster from",
      "poster for", "cartoon by", "infographic from", "contents page of", "front page of", "title page of",
      "a page from", "a page of", "a slide from", "a poster", "a screenshot", "a still from"};
  // clang-format on
  if (openings.OpeningOf(folded) != nullptr) return true;
  for (const std::string_view ending :
       {" report cover", " front cover", " cover image", " logo", " banner"}) {
    if (folded.ends_with(ending)) return true;
  }
  return false;
}

bool LeadsBack(std::string_view folded) {
  // clang-format off
  static const Words ways{
      "back to top", "back to the top", "back to top of page", "back to the top of the page", "return to top",
      "return to the top", "top of page", "top of the page", "go to top", "back to contents",
      "back to the contents", "back to contents page", "back to table of contents", "return to contents",
      "back to start", "back to the start"};
  // clang-format on
  return ways.Has(folded);
}

}  // namespace pulse::ingest
