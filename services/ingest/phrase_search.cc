#include "services/ingest/phrase_search.h"

#include <algorithm>

namespace pulse::ingest {

PhraseSet::PhraseSet(std::initializer_list<std::string_view> phrases) : phrases_(phrases) {
  for (const auto phrase : phrases_) {
    const auto hash = Hash(phrase.data());
    fronts_[hash / 64] |= std::uint64_t{1} << (hash % 64);
  }
}

bool PhraseSet::IsIn(std::string_view text) const {
  for (std::size_t at = 0; at + kFront <= text.size(); ++at) {
    if (MayBegin(text.data() + at) && Find(text.substr(at)) != nullptr) return true;
  }
  return false;
}

const std::string_view* PhraseSet::Find(std::string_view text) const {
  const auto found = std::find_if(phrases_.begin(), phrases_.end(),
                                  [text](std::string_view phrase) { return text.starts_with(phrase); });
  return found == phrases_.end() ? nullptr : &*found;
}

bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [text](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

}  // namespace pulse::ingest
