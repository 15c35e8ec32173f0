#include "services/ingest/item_wording.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kFewWords = 8;

}  // namespace

ItemWording::ItemWording(const v1::Item& item)
    : title_(item.byline().empty() ? Words() : WordsOf(item.title())), body_(WordsOf(item.body())) {}

double ItemWording::SimilarityTo(const ItemWording& other) const {
  const bool telling = body_.size() >= kFewWords && other.body_.size() >= kFewWords;
  return telling ? Shared(body_, other.body_) : Shared(title_, other.title_);
}

ItemWording::Words ItemWording::WordsOf(const std::string& text) {
  const std::string folded = Fold(text);
  const std::string_view rest = folded;
  Words words;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    if (end > at) words.push_back(std::hash<std::string_view>()(rest.substr(at, end - at)));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

double ItemWording::Shared(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return 0;
  Words shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size() - shared.size());
}

}  // namespace pulse::ingest
