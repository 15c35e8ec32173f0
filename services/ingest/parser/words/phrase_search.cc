#include "services/ingest/parser/words/phrase_search.h"

#include <algorithm>

namespace pulse::ingest {

PhraseSet::PhraseSet(std::initializer_list<std::initializer_list<std::string_view>> groups) {
  unsigned bit = 1;
  for (const auto& phrases : groups) {
    for (const auto phrase : phrases) {
      const auto front = FrontOf(phrase.data());
      fronts_[Hash(front) / 64] |= std::uint64_t{1} << (Hash(front) % 64);
      phrases_.push_back({front, bit, phrase});
      groups_ |= bit;
    }
    bit <<= 1U;
  }
}

unsigned PhraseSet::GroupsIn(std::string_view text) const {
  if (text.size() < kFront) return 0;
  unsigned found = 0;
  const char* const last = text.data() + text.size() - kFront;
  for (const char* at = text.data(); at <= last; ++at) {
    if (!MayBegin(at)) continue;
    const auto* const phrase = Find(text.substr(static_cast<std::size_t>(at - text.data())));
    if (phrase == nullptr) continue;
    found |= phrase->group;
    if (found == groups_) break;
  }
  return found;
}

const PhraseSet::Phrase* PhraseSet::Find(std::string_view text) const {
  const auto front = FrontOf(text.data());
  const auto found = std::find_if(phrases_.begin(), phrases_.end(), [text, front](const Phrase& phrase) {
    return phrase.front == front && text.starts_with(phrase.text);
  });
  return found == phrases_.end() ? nullptr : &*found;
}

bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [text](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

}  // namespace pulse::ingest
