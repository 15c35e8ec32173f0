#include "services/ingest/stock_phrases.h"

#include <algorithm>
#include <array>

#include "services/ingest/phrase_search.h"
#include "services/ingest/typography.h"
#include "services/ingest/word_runs.h"
#include "services/ingest/word_set.h"

namespace pulse::ingest {
namespace {

// `start` is not empty. Most lines differ in the first letter.
bool StartsWith(std::string_view text, std::string_view start) {
  return !text.empty() && text.front() == start.front() && text.starts_with(start);
}

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
  if (folded.size() > 48) return false;
  if (HoldsOnlyClosingWords(folded)) return true;
  static constexpr std::array<std::string_view, 17> kClosings = {
      "best wishes",    "with best wishes",  "kind regards",    "best regards",     "warm regards",
      "warmest wishes", "with kind regards", "yours sincerely", "yours faithfully", "regards",
      "all the best",   "many thanks",       "warm wishes",     "very best wishes", "with warm regards",
      "with thanks",    "season's greetings"};
  auto text = folded;
  while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == '!'))
    text.remove_suffix(1);
  return std::any_of(kClosings.begin(), kClosings.end(), [text](std::string_view closing) {
    return StartsWith(text, closing) &&
           (text.size() == closing.size() ||
            (text.size() < closing.size() + 22 && HoldsAny(text, {" for ", " from ", " and ", ", "})));
  });
}

bool HoldsRoleWord(std::string_view folded) {
  static const Words roles{"director",  "head",        "manager",    "consultant", "chief",     "partner",
                           "lead",      "officer",     "researcher", "principal",  "associate", "executive",
                           "editor",    "analyst",     "founder",    "chair",      "president", "co-founder",
                           "directors", "coordinator", "adviser",    "advisor"};
  return !ForEachWord(folded, [](std::string_view word) { return !roles.Has(word); });
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

bool OpensContactLine(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> kOpenings = {
      "telephone:", "tel:", "tel. ",    "tel ",      "phone:", "email:", "e-mail:",
      "website:",   "web:", "twitter:", "linkedin:", "fax:",   "t: ",    "e: "};
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [folded](std::string_view opening) { return StartsWith(folded, opening); });
}

bool OpensAsCaption(std::string_view folded) {
  static constexpr std::array<std::string_view, 18> kOpenings = {
      "photograph:",  "photograph by", "photo:",        "photo by",    "photo credit", "image:",
      "image credit", "cover image",   "cover:",        "cover photo", "picture:",     "figure ",
      "chart:",       "graph:",        "illustration:", "front cover", "source: ",     "cover of"};
  return std::any_of(kOpenings.begin(), kOpenings.end(), [folded](std::string_view opening) {
    return StartsWith(folded, opening) && (opening != "figure " || (folded.size() > 7 && IsDigit(folded[7])));
  });
}

}  // namespace pulse::ingest
