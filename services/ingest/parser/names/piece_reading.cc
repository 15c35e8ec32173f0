#include "services/ingest/parser/names/piece_reading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/names/unknown_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

using Alone = BylinePiece::Alone;

struct Word {
  std::string_view text;  // without marks at its edges
  std::uint32_t flags = 0;

  bool Is(std::uint32_t any_of) const { return (flags & any_of) != 0; }
};

// The words outside brackets, but no more than any name has.
std::vector<Word> WordsOf(std::string_view text) {
  constexpr std::size_t kMostWords = 24;
  constexpr std::size_t kFewWords = 8;
  std::vector<Word> words;
  words.reserve(kFewWords);
  int depth = 0;
  for (std::size_t at = 0; at < text.size() && words.size() < kMostWords;) {
    const std::size_t begin = at;
    while (at < text.size() && !IsSpace(text[at])) ++at;
    const auto token = text.substr(begin, at - begin);
    const bool inside = depth > 0 || token.starts_with('(');
    depth += static_cast<int>(std::count(token.begin(), token.end(), '(')) -
             static_cast<int>(std::count(token.begin(), token.end(), ')'));
    if (const auto word = WithoutMarks(token); !inside && !word.empty())
      words.push_back({word, NameWordsOf(word)});
    while (at < text.size() && IsSpace(text[at])) ++at;
  }
  return words;
}

// "Housing & Care 21"
bool IsNumber(std::string_view word) {
  return word.size() <= 3 && std::all_of(word.begin(), word.end(), IsDigit);
}

// "Steering" Group, "Working" Group: a group that is about whatever stands before it.
bool LooksLikeWork(std::string_view word) {
  static constexpr std::array<std::string_view, 4> kWorks = {"steering", "working", "reference", "advisory"};
  return std::find(kWorks.begin(), kWorks.end(), Fold(word)) != kWorks.end();
}

constexpr std::uint32_t kAbout = name_word::kSubject | name_word::kPlace | name_word::kCountry;

// Police and combined authorities have the places of their areas for names,
// where counties and boroughs have one each.
bool IsTerritory(const Word& word) {
  return word.Is(name_word::kTerritorial) && !word.Is(name_word::kTakesSubjects);
}

class Reading {
 public:
  explicit Reading(BylinePiece* piece) : piece_(piece), words_(WordsOf(piece->text)) {}

  void Read() {
    if (words_.empty()) {
      piece_->alone = Alone::kNever;
      return;
    }
    named_ = ToLower(words_[0].text[0]) == 't' && Fold(words_[0].text) == "the";
    if (named_ && words_.size() > 1) words_.erase(words_.begin());
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (words_[at].Is(name_word::kHead) || (at > 0 && IsNumber(words_[at].text))) head_ = at;
      if (words_[at].Is(name_word::kWeakHead)) weak_head_ = at;
    }
    first_ = SkipOpening();
    about_only_ = AllFrom(0, kAbout | name_word::kParticle | name_word::kOpening);
    ReadRight();
    ReadLeft();
    piece_->alone = ReadAlone();
    if (!IsNameOfCommonWords(piece_->text)) return;
    piece_->alone = Alone::kSurely;
    piece_->goes_on = piece_->opens = piece_->looks_like_subject = false;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool AllFrom(std::size_t from, std::uint32_t flags) const {
    return std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(from), words_.end(),
                       [flags](const Word& word) { return word.Is(flags); });
  }

  // Where the name's own words begin: behind "HM", "Her Majesty's", "House of
  // Commons", "Royal".
  std::size_t SkipOpening() {
    std::size_t at = 0;
    if (words_.size() >= 3 && Fold(words_[0].text) == "house" && words_[1].text == "of") {
      piece_->opens_formally = words_.size() > 3;
      head_ = head_ == 0 ? kNone : head_;
      weak_head_ = weak_head_ == 0 ? kNone : weak_head_;
      return 3;
    }
    while (at < words_.size() && words_[at].Is(name_word::kOpening)) ++at;
    piece_->opens_formally = at > 0 && at < words_.size();
    return at;
  }

  void ReadRight() {
    for (std::size_t at = 0; at + 2 < words_.size() + 0; ++at) {
      if (!words_[at].Is(name_word::kTakesSubjects | name_word::kTerritorial) ||
          !words_[at + 1].Is(name_word::kPreposition))
        continue;
      piece_->runs_on |= words_[at].Is(name_word::kTakesSubjects);
      piece_->runs_on_places |= words_[at].Is(name_word::kTerritorial);
      piece_->runs_on_topics |= words_[at + 1].text == "on" || words_[at + 1].text == "into";
    }
    piece_->ends_in_subject = words_.back().Is(kAbout) && !words_.back().Is(name_word::kHead);
    const bool headless =
        head_ == kNone && (weak_head_ == kNone || words_[weak_head_].Is(name_word::kSubject));
    const bool governed = HoldsPreposition(first_);
    piece_->opens =
        headless && !governed && first_ < words_.size() && AllFrom(first_, kAbout | name_word::kParticle);
  }

  void ReadLeft() {
    const bool leads = !named_ && first_ == 0;
    const bool plain = !named_ && first_ == 0 && piece_->text.find('(') == std::string_view::npos;
    const bool plural_head = weak_head_ != kNone && words_[weak_head_].text.back() == 's';
    const bool fresh = !IsLower(piece_->text.front());
    piece_->goes_on = leads && fresh && about_only_ && head_ == kNone && !EndsInCountry() &&
                      !BeginsWithCountry() && !HoldsPreposition(1);
    if (plain && plural_head && head_ == kNone && weak_head_ + 1 == words_.size() &&
        std::all_of(words_.begin(), words_.end() - 1,
                    [](const Word& word) { return word.Is(kAbout | name_word::kParticle); })) {
      piece_->goes_on = true;
    }
    // "Youth Courts Service": too much for a subject, unlike "Family Justice Research".
    const bool field = Fold(words_.back().text) == "research";
    if (!piece_->holds_and && words_.size() >= 3 && words_.back().Is(name_word::kWeakHead) && !field &&
        words_.back().text.back() != 's')
      piece_->goes_on = false;
    // "Devon and Cornwall Police", "London Councils": a body of a place, and no subject.
    const bool local =
        words_.size() >= 2 && words_[0].Is(name_word::kPlace) && words_.back().Is(name_word::kWeakHead);
    // "Children and Family Court Advisory and Support Service"
    constexpr std::size_t kMostOfSubject = 5;
    const bool service =
        words_.size() > kMostOfSubject && words_.back().Is(name_word::kWeakHead) && !plural_head;
    if (local || service) piece_->goes_on = false;
    const bool may_be_subject =
        !local && plain && fresh && !piece_->goes_on && head_ == kNone && !EndsInCountry();
    piece_->looks_like_subject = may_be_subject && LooksLikeSubjects();
    piece_->looks_like_topic = may_be_subject && LooksLikeTopic();
    const std::size_t last_head = head_ != kNone ? head_ : weak_head_;
    const bool head_behind = last_head != kNone && last_head > 0 && !HoldsPreposition(0, last_head);
    const bool like = words_[0].Is(kAbout) || LooksLikeSubject(words_[0].text);
    piece_->closes = plain && head_behind && like && !words_[0].Is(name_word::kBrand);
    piece_->closes_weakly = plain && head_ == kNone && weak_head_ != kNone &&
                            AllFrom(0, kAbout | name_word::kParticle | name_word::kWeakHead);
    piece_->closes_works = piece_->closes && words_.size() > 2 && Fold(words_.back().text) == "group" &&
                           LooksLikeWork(words_[words_.size() - 2].text);
    const bool territory = std::any_of(words_.begin(), words_.end(), IsTerritory) || HoldsHealthTrust();
    piece_->closes_places = plain && head_behind && (words_[0].Is(name_word::kPlace) || territory);
    piece_->one_unknown_word = plain && words_.size() == 1 && (words_[0].flags & ~name_word::kPlace) == 0 &&
                               !IsAcronym(words_[0].text) && IsPlainName(words_[0].text);
  }

  bool HoldsPreposition(std::size_t from, std::size_t to = kNone) const {
    to = std::min(to, words_.size());
    for (std::size_t at = from; at < to; ++at) {
      if (words_[at].Is(name_word::kPreposition) && IsLower(words_[at].text.front())) return true;
    }
    return false;
  }

  // "UK Research"
  bool BeginsWithCountry() const {
    return words_.size() >= 2 && words_[0].Is(name_word::kCountry) && !words_[1].Is(name_word::kParticle);
  }

  // "Sport England", but not "Commissioner for England".
  bool EndsInCountry() const {
    const std::size_t count = words_.size();
    return count >= 2 && words_.back().Is(name_word::kCountry) && !words_[count - 2].Is(name_word::kParticle);
  }

  bool LooksLikeSubjects() const {
    const auto& last = words_.back();
    if (piece_->holds_ampersand) {  // "Ferries & Local Boats"
      constexpr std::size_t kMostWords = 4;
      return words_.size() <= kMostWords && std::all_of(words_.begin(), words_.end(), [](const Word& word) {
               return word.Is(kAbout | name_word::kParticle) || LooksLikeSubject(word.text);
             });
    }
    if (words_.size() > 2 || last.Is(name_word::kBrand) || !(LooksLikeSubject(last.text) || last.Is(kAbout)))
      return false;
    return words_.size() == 1 || words_[0].Is(kAbout) || LooksLikeQualifier(words_[0].text);
  }

  // What a committee or an inquiry may be on: "Demographic Change".
  bool LooksLikeTopic() const {
    const bool name = std::any_of(words_.begin(), words_.end(), [](const Word& word) {
      return word.Is(name_word::kBrand | name_word::kOpening) || IsAcronym(word.text);
    });
    return !name && !BeginsWithCountry() && std::any_of(words_.begin(), words_.end(), [](const Word& word) {
      return word.Is(kAbout) || LooksLikeSubject(word.text) || LooksLikeQualifier(word.text);
    });
  }

  // "Portman NHS Foundation Trust"
  bool HoldsHealthTrust() const {
    const auto nhs =
        std::find_if(words_.begin(), words_.end(), [](const Word& word) { return word.text == "NHS"; });
    return nhs != words_.begin() && nhs != words_.end() && Fold(words_.back().text) == "trust";
  }

  Alone ReadAlone() const {
    const std::size_t count = words_.size();
    if (IsLower(piece_->text.front()) && !named_) return ReadSmall();
    if (count == 1) return ReadOneWord(words_[0]);
    if (first_ == count) return Alone::kSurely;  // "House of Commons"
    if (words_[0].Is(name_word::kCrown) || EndsInCountry()) return Alone::kSurely;
    if (head_ != kNone) {
      const bool headless_house = piece_->opens_formally && Fold(words_[0].text) == "house";
      return headless_house && head_ < first_ ? Alone::kHardly : Alone::kSurely;
    }
    if (piece_->goes_on) return Alone::kHardly;
    if (piece_->opens_formally && piece_->opens) return Alone::kHardly;
    if (named_ && !about_only_) return Alone::kSurely;
    if (weak_head_ != kNone) {
      if (!piece_->closes_weakly) return Alone::kSurely;
      return count >= 3 ? Alone::kLikely : Alone::kMaybe;
    }
    if (BeginsWithCountry() || words_[0].Is(name_word::kBrand)) return Alone::kLikely;
    if (HoldsPreposition(1) && !words_.back().Is(name_word::kParticle)) return Alone::kLikely;
    return about_only_ ? Alone::kHardly : Alone::kMaybe;
  }

  // "nef", "nef (new economics foundation)", "mind", "nef consulting"
  Alone ReadSmall() const {
    if (words_.size() == 1 && words_[0].Is(name_word::kSmall | name_word::kBrand)) return Alone::kSurely;
    return words_.size() == 2 && words_[0].Is(name_word::kSmall) ? Alone::kLikely : Alone::kNever;
  }

  Alone ReadOneWord(const Word& word) const {
    if (IsAcronym(word.text) || word.Is(name_word::kBrand)) return Alone::kSurely;
    if (word.Is(name_word::kHead) && !word.Is(name_word::kSubject)) return Alone::kLikely;
    return word.Is(kAbout | name_word::kParticle | name_word::kOpening) ? Alone::kNever : Alone::kMaybe;
  }

  BylinePiece* piece_;
  std::vector<Word> words_;
  bool named_ = false;  // had "The" in front
  bool about_only_ = false;
  std::size_t first_ = 0;  // the word behind any opening
  std::size_t head_ = kNone;
  std::size_t weak_head_ = kNone;
};

}  // namespace

void ReadPiece(BylinePiece* piece) { Reading(piece).Read(); }

BylinePiece PieceOf(std::string_view text) {
  BylinePiece piece;
  piece.text = Trim(text);
  ReadPiece(&piece);
  return piece;
}

}  // namespace pulse::ingest
