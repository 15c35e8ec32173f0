#include "services/ingest/parser/names/news_byline.h"

#include <algorithm>
#include <string_view>

#include "services/ingest/parser/names/joint_byline.h"
#include "services/ingest/parser/names/name_appositions.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/names/piece_reading.h"
#include "services/ingest/parser/words/byte_runs.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

// "Evaluation of …", "Farewell to …", "… Awareness Week": what news are about.
bool Announces(std::string_view name) {
  static const Words openings{"evaluation", "review",   "study",    "report",    "assessment", "analysis",
                              "farewell",   "welcome",  "goodbye",  "update",    "launch",     "launching",
                              "working",    "new",      "our",      "blog",      "event",      "interview",
                              "measuring",  "learning", "thoughts", "spotlight", "introducing"};
  static const Words occasions{"conference", "week", "day", "month", "year", "awards", "summit", "seminar"};
  ByteRuns words(name, [](text::Bytes16 bytes) { return ~text::IsSpace(bytes); });
  const auto first = words.Next();
  const auto second = words.Next();
  return (openings.Has(WithoutMarks(first)) && (second.empty() || IsLower(second.front()))) ||
         occasions.Has(LastWord(name));
}

bool IsBody(std::string_view name) { return PieceOf(name).alone == BylinePiece::Alone::kSurely; }

bool MayBeBody(std::string_view name) {
  return !IsDigit(name.back()) && !Announces(name) && !NamesPlaces(name);
}

bool HoldsQuote(std::string_view text) {
  return text.find('"') != std::string_view::npos || text.find("“") != std::string_view::npos ||
         text.find("‘") != std::string_view::npos;
}

}  // namespace

bool NamesPublishersOfNews(std::string_view byline) {
  if (HoldsQuote(byline)) return false;
  const auto publishers = ReadJointByline(byline).publishers;
  return std::all_of(publishers.begin(), publishers.end(), MayBeBody) &&
         std::any_of(publishers.begin(), publishers.end(), IsBody);
}

}  // namespace pulse::ingest
