#include "services/ingest/parser/observations/remembered_titles.h"

#include <algorithm>

#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_runs.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

// Folded words, a space between.
std::string WordsOf(std::string_view text) {
  std::string words;
  words.reserve(text.size() + 2);
  ForEachWord(FoldedText(text).view(), [&words](std::string_view word) {
    if (!words.empty()) words += ' ';
    words.append(word);
    return true;
  });
  return words;
}

}  // namespace

RememberedTitle::RememberedTitle(std::string_view text) : words_(" ") { GoOn(text); }

void RememberedTitle::GoOn(std::string_view more) {
  empty_ = false;
  more_.push_back(more);
  const auto mark = [this](std::string_view word) {
    marks_ |= MarkOf(word);
    return true;
  };
  // Folding may make one word of several.
  if (text::FindNotAscii(more) == more.size()) {
    ForEachWord(more, mark);
  } else {
    ForEachWord(FoldedText(more).view(), mark);
  }
}

const std::string& RememberedTitle::Words() {
  for (const auto more : more_) words_.append(WordsOf(more)) += ' ';
  more_.clear();
  return words_;
}

std::uint64_t RememberedTitle::MarkOf(std::string_view word) {
  const auto small = [word](std::size_t at) { return static_cast<unsigned char>(word[at]) | 0x20U; };
  return std::uint64_t{1} << ((small(0) + 5 * small(word.size() / 2) + 11 * word.size()) % 64);
}

void RememberedTitles::Add(std::string_view title) {
  std::rotate(titles_.begin(), titles_.end() - 1, titles_.end());
  titles_.front() = RememberedTitle(title);
}

bool RememberedTitles::Hold(std::string_view line, bool one_word) {
  std::uint64_t marks = 0;
  if (!MayHold(line, &marks)) return false;
  const auto words = WordsOf(line);
  if (words.empty() || (!one_word && words.find(' ') == std::string::npos)) return false;
  return std::any_of(titles_.begin(), titles_.end(), [&](RememberedTitle& title) {
    return title.MayHold(marks) && title.Words().find(" " + words + " ") != std::string::npos;
  });
}

bool RememberedTitles::LastEndsIn(std::string_view line) {
  std::uint64_t marks = 0;
  if (!MayHold(line, &marks) || !titles_.front().MayHold(marks)) return false;
  const auto words = WordsOf(line);
  return words.find(' ') != std::string::npos && titles_.front().Words().ends_with(" " + words + " ");
}

// Whether a title may hold all words of `line`, whose marks are added to `*marks`: they
// tell for nearly all lines, before any is folded.
bool RememberedTitles::MayHold(std::string_view line, std::uint64_t* marks) const {
  // Folding may join the word that ends here to what is behind it.
  const auto plain = line.substr(0, text::FindNotAscii(line));
  return ForEachWord(plain, [&](std::string_view word) {
    const bool whole = word.data() + word.size() < plain.data() + plain.size() || plain.size() == line.size();
    if (whole) *marks |= RememberedTitle::MarkOf(word);
    return std::any_of(titles_.begin(), titles_.end(),
                       [marks](const RememberedTitle& title) { return title.MayHold(*marks); });
  });
}

}  // namespace pulse::ingest
