#include "services/ingest/parser/names/byline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/words/byte_runs.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

constexpr int kMaxBylineWords = 24;
constexpr std::size_t kMaxHeadingBytes = 300;      // 260 characters, some of them of two or three bytes
constexpr std::size_t kMaxLongHeadingBytes = 400;  // of several bodies, with a title of one sentence

constexpr int kMostWordsLinked = 5;

constexpr std::uint32_t kOfOrganisations =
    name_word::kHead | name_word::kWeakHead | name_word::kCrown | name_word::kCountry | name_word::kBrand;

bool IsEmphasis(char c) { return c == '*' || c == '_'; }

// A full stop at the end of `token`, emphasis marks after it ignored.
std::size_t StopAt(std::string_view token) {
  std::size_t end = token.size();
  while (end > 0 && IsEmphasis(token[end - 1])) --end;
  return end > 0 && token[end - 1] == '.' ? end - 1 : std::string_view::npos;
}

// Whether the word that ends at `at` can be a publisher's last: "Trust", "UK".
bool EndsAsName(std::string_view token, std::size_t at) {
  const bool small = IsLower(token[at - 1]) && IsLower(token[at - 2]);
  return small || (at == 2 && IsUpper(token[0]) && IsUpper(token[1])) ||
         (at > 2 && IsUpper(token[at - 1]) && IsUpper(token[at - 2]) && IsUpper(token[at - 3]));
}

// "Trust.The", "UK.Ready": a stop whose space the conversion lost, between a word of
// two letters or more and a capital; or one before a space that does not break.
std::size_t InnerStop(std::string_view token) {
  constexpr std::size_t kShortest = 5;  // two letters on either side
  if (token.size() < kShortest) return std::string_view::npos;
  for (std::size_t at = token.find('.', 2); at != std::string_view::npos && at + 2 < token.size();
       at = token.find('.', at + 1)) {
    if (token.substr(at + 1, kNoBreakSpace.size()) == kNoBreakSpace) return at;
    if (EndsAsName(token, at) && IsUpper(token[at + 1]) && IsLower(token[at + 2]) &&
        token.substr(0, 4) != "http" && token.substr(0, 3) != "www") {
      return at;
    }
  }
  return std::string_view::npos;
}

// `rest` is what stands behind the token: "No. 2" is one.
bool IsStopOfAbbreviation(std::string_view token, std::size_t stop, std::string_view rest) {
  const auto printed = WithoutMarks(token.substr(0, stop));
  if (printed.size() <= 1) return true;  // an initial
  if (!IsAbbreviation(printed)) return false;
  const auto word = Fold(printed);
  if (word == "al") {  // "Sower et al. ask": no title begins small
    const auto next = Trim(rest.substr(0, std::min<std::size_t>(rest.size(), 4)));
    return !next.empty() && IsLower(next.front());
  }
  if (word == "no") {
    constexpr std::size_t kNear = 4;
    const auto next = Trim(rest.substr(0, kNear));
    return !next.empty() && IsDigit(next.front());
  }
  return word != "ed" && word != "sec" && word != "fig" && word != "etc" && word != "inc";
}

bool HoldsCapital(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return IsUpper(c); });
}

bool IsCapitalised(std::string_view word) {
  if (word.empty()) return true;
  const auto first = static_cast<unsigned char>(word.front());
  if (first >= 0x80 || IsUpper(word.front()) || IsDigit(word.front()) || word.front() == '&') return true;
  // "nDelius": a capital inside a short brand.
  return word.size() < 12 && HoldsCapital(word);
}

// "Agency . Title": a stop that an editor's slip parted from the name.
bool IsLoneStop(std::string_view token, std::size_t stop) {
  return stop != std::string_view::npos &&
         std::all_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(stop), IsEmphasis);
}

// "in partnership with", "et al.": small words between the names of partners.
bool IsPartnerWord(std::string_view word) {
  static const Words words{"partnership", "collaboration", "association", "conjunction", "behalf", "together",
                           "supported",   "commissioned",  "funded",      "et",          "al"};
  return IsLower(word.front()) && words.Has(word);
}

// "Lives vs Cancer", "Crews that Care": words inside few names, and in many sentences.
bool IsLinkingWord(std::string_view word) {
  static const Words words{"that", "who", "vs", "about", "beyond", "without"};
  return IsLower(word.front()) && words.Has(word);
}

// "(formerly EIF)", "(part of the NIHR)": what opens a remark on a name.
bool OpensRemark(std::string_view word) {
  static const Words words{"formerly",      "now",       "previously", "part",
                           "incorporating", "including", "then",       "known"};
  return IsLower(word.front()) && words.Has(word);
}

// "Harbour Trust and mind", "nef consulting": of publishers that print their names small,
// behind what joins them to others; and what a firm in small letters does. `before` is the
// token before `word`, `ends` whether the byline ends behind it.
bool IsOfSmallName(std::string_view word, std::string_view before, bool ends) {
  static const Words firms{"consulting", "consultancy", "associates", "foundation", "research"};
  if (!IsLower(word.front())) return false;
  const bool joined = before == "and" || before == "&" || before.ends_with(',') || before.ends_with(';');
  if (joined)
    return (NameWordsOf(word) & (name_word::kSmall | (ends ? name_word::kBrand : name_word::kSmall))) != 0;
  return (NameWordsOf(before) & name_word::kSmall) != 0 && IsLower(before.front()) && firms.Has(word);
}

bool OpensQuestion(std::string_view heading) {
  static const Words words{"what", "how", "why", "when", "where", "who", "is", "are", "do", "does", "can"};
  return words.Has(WithoutMarks(heading.substr(0, heading.find(' '))));
}

// "4AB" of a postcode: the line is an address.
bool IsOfPostcode(std::string_view word) {
  return word.size() == 3 && IsDigit(word[0]) && IsUpper(word[1]) && IsUpper(word[2]);
}

// Bytes at the front of `text` that `test` says yes to.
template <typename Test>
std::size_t RunLength(std::string_view text, Test test) {
  std::size_t length = 0;
  while (length < text.size() && test(text[length])) ++length;
  return length;
}

// Whether text opens with a word in small letters that is of no publisher's name, or
// with such a word behind a capitalised one, as most lines of running text do.
bool OpensAsText(std::string_view text) {
  const bool capital = !text.empty() && IsUpper(text.front());
  if (capital) {
    const std::size_t first = RunLength(text, IsAlpha);
    if (!text.substr(first).starts_with(' ')) return false;
    text.remove_prefix(first + 1);
  }
  const std::size_t letters = RunLength(text, IsLower);
  if (letters == 0 || letters == text.size() || !IsSpace(text[letters])) return false;
  const auto word = text.substr(0, letters);
  if (capital) return !IsNameParticle(word) && !IsLinkingWord(word) && !IsPartnerWord(word);
  return (NameWordsOf(word) & (name_word::kSmall | name_word::kParticle)) == 0;
}

// `heading` has no spaces but those that break.
std::optional<BylineSplit> SplitSpaced(std::string_view heading, bool* open) {
  if (open != nullptr) *open = false;
  BylineSplit split;
  int words = 0;
  bool capital = false;
  bool linked = false;
  bool remark = false;  // inside "(formerly …)", or what "nef (new economics foundation)" spells out
  // Looked up only where a title follows, as it does on few lines.
  struct Place {
    std::uint32_t begin;
    std::uint32_t size;
  };
  std::array<Place, kMaxBylineWords> names;  // the first `name_count`
  std::ptrdiff_t name_count = 0;
  std::string_view before;                    // the last token
  std::size_t next_stop = heading.find('.');  // at or behind the token
  ByteRuns tokens(heading, [](text::Bytes16 bytes) { return ~text::IsSpace(bytes); });
  for (auto token = tokens.Next(); !token.empty() && words < kMaxBylineWords; token = tokens.Next()) {
    const auto at = static_cast<std::size_t>(token.data() - heading.data());
    const std::size_t end = at + token.size();
    if (next_stop < at) next_stop = heading.find('.', at);
    std::size_t stop = next_stop < end ? StopAt(token) : std::string_view::npos;
    std::size_t title = end;
    if (stop == std::string_view::npos && next_stop < end &&
        (stop = InnerStop(token)) != std::string_view::npos)
      title = at + stop + 1;
    const bool lone = words > 0 && IsLoneStop(token, stop);
    const bool ends =
        lone || (stop != std::string_view::npos && !IsStopOfAbbreviation(token, stop, heading.substr(end)));
    if (ends) token = token.substr(0, stop);
    const auto word = WithoutMarks(token);
    remark |= token.starts_with('(') && !word.empty() && OpensRemark(word);
    if (!word.empty()) {
      ++words;
      const bool printed_small =
          words == 1 && IsLower(word.front()) && (NameWordsOf(word) & name_word::kSmall) != 0;
      remark |= words == 2 && IsLower(heading.front()) && token.front() == '(';
      const bool capitalised = printed_small || IsCapitalised(word);
      const bool linking = words > 1 && !capitalised && IsLinkingWord(word);
      linked |= linking;
      const bool of_name = capitalised || remark || linking || IsNameParticle(word) ||
                           (words > 1 && (IsPartnerWord(word) || IsOfSmallName(word, before, ends)));
      if (!of_name || IsOfPostcode(word)) return std::nullopt;
      capital |= capitalised && (!IsDigit(word.front()) || HoldsCapital(word));
      if (capitalised) {
        names[static_cast<std::size_t>(name_count++)] = {
            static_cast<std::uint32_t>(word.data() - heading.data()),
            static_cast<std::uint32_t>(word.size())};
      }
    }
    remark = remark && token.find(')') == std::string_view::npos;
    before = token;
    if (linked && (words > kMostWordsLinked || OpensQuestion(heading))) return std::nullopt;
    if (ends) {
      split.byline_end = at + stop;
      while (lone && (IsSpace(heading[split.byline_end - 1]) || IsEmphasis(heading[split.byline_end - 1])))
        --split.byline_end;
      split.title_begin = title;
      while (split.title_begin < heading.size() &&
             (IsSpace(heading[split.title_begin]) || IsEmphasis(heading[split.title_begin]))) {
        ++split.title_begin;
      }
      const bool title_left = split.title_begin + 2 < heading.size();
      const bool too_long =
          heading.size() > kMaxHeadingBytes &&
          (heading.size() > kMaxLongHeadingBytes || heading.find(". ", split.title_begin) < heading.size());
      if (!capital || too_long) return std::nullopt;
      if (title_left) {
        split.organisation_words = static_cast<int>(
            std::count_if(names.begin(), names.begin() + name_count, [heading](const Place& name) {
              return (NameWordsOf(heading.substr(name.begin, name.size)) & kOfOrganisations) != 0;
            }));
        if (heading.size() > kMaxHeadingBytes && split.organisation_words == 0) return std::nullopt;
        return split;
      }
      if (open != nullptr) *open = true;  // the publishers fill the line, the title is on the next
      return std::nullopt;
    }
  }
  if (open != nullptr) *open = words > 0 && words < kMaxBylineWords;
  return std::nullopt;
}

}  // namespace

std::optional<BylineSplit> SplitByline(std::string_view heading, bool* open) {
  if (OpensAsText(heading)) {
    if (open != nullptr) *open = false;
    return std::nullopt;
  }
  if (heading.find(kNoBreakSpace) == std::string_view::npos) return SplitSpaced(heading, open);
  return SplitSpaced(WithBreakingSpaces(heading), open);
}

}  // namespace pulse::ingest
