#include "services/ingest/convert/typesetting.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kHyphen = "‐";  // U+2010

// Bytes of the gap behind a hyphen that a line's end left: a line end or a space,
// with spaces beside it. 0 where the text goes on at once, or a paragraph ends.
std::size_t GapLength(std::string_view behind) {
  const auto end = std::min(behind.find_first_not_of(" \r\n"), behind.size());
  return end < behind.size() &&
                 std::count(behind.begin(), behind.begin() + static_cast<std::ptrdiff_t>(end), '\n') <= 1
             ? end
             : 0;
}

bool HangsHyphen(std::string_view next) {
  return next.starts_with("and ") || next.starts_with("or ") || next.starts_with("to ");
}

// Whether the hyphen at `at` parts a word that goes on behind the gap.
bool PartsWord(std::string_view text, std::size_t at) {
  const auto behind = text.substr(at + kHyphen.size());
  const auto gap = GapLength(behind);
  return gap > 0 && at > 0 && IsLower(text[at - 1]) && IsLower(behind[gap]) &&
         !HangsHyphen(behind.substr(gap));
}

// Whether a word of the text has the hyphen where no line ended.
bool SpellsWithHyphen(std::string_view text) {
  for (auto at = text.find(kHyphen); at != std::string_view::npos; at = text.find(kHyphen, at + 1)) {
    const auto behind = text.substr(at + kHyphen.size());
    if (at > 0 && IsAlpha(text[at - 1]) && !behind.empty() && IsAlpha(behind.front())) return true;
  }
  return false;
}

int JoinWords(std::string* text) {
  if (text->find(kHyphen) == std::string::npos || SpellsWithHyphen(*text)) return 0;
  int joined = 0;
  std::string out;
  std::size_t done = 0;
  const std::string_view all = *text;
  for (auto at = all.find(kHyphen); at != std::string_view::npos; at = all.find(kHyphen, at + 1)) {
    if (at < done || !PartsWord(all, at)) continue;
    out += all.substr(done, at - done);
    const auto begin = at + kHyphen.size();
    const auto word = begin + GapLength(all.substr(begin));
    done = std::min(all.find_first_of(" \n", word), all.size());
    out += all.substr(word, done - word);
    const bool wrapped = all.substr(begin, word - begin).find('\n') != std::string_view::npos;
    if (wrapped && done < all.size() && all[done] == ' ') {
      out += '\n';
      ++done;
    }
    ++joined;
  }
  if (joined > 0) *text = out.append(all.substr(done));
  return joined;
}

int Replace(std::string_view mark, std::string_view with, std::string* text) {
  int count = 0;
  std::string out;
  std::size_t done = 0;
  for (auto at = text->find(mark); at != std::string::npos; at = text->find(mark, done)) {
    out.append(*text, done, at - done).append(with);
    done = at + mark.size();
    ++count;
  }
  if (count > 0) *text = out.append(*text, done, std::string::npos);
  return count;
}

int SpellOutLigatures(std::string* text) {
  constexpr std::string_view kFirstBytes = "\xef\xac";
  static constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (text->find(kFirstBytes) == std::string::npos) return 0;
  int count = 0;
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    const auto ligature = std::string(kFirstBytes) + static_cast<char>(0x80 + i);
    count += Replace(ligature, kLetters[i], text);
  }
  return count;
}

}  // namespace

Typesetting UndoTypesetting(std::string* text) {
  Typesetting undone;
  undone.hyphens = JoinWords(text);
  undone.ligatures = SpellOutLigatures(text);
  return undone;
}

int LeaveOutUnderlines(std::string* markdown) {
  return Replace("<u>", "", markdown) + Replace("</u>", "", markdown);
}

}  // namespace pulse::ingest
