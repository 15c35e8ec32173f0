#include "services/ingest/convert/pdf/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

// Of a line's height: white space this wide parts columns, not words.
constexpr double kGutter = 2.5;
constexpr double kGutterAtColumn = 0.75;
// Of the space between letters set apart: more than that parts words.
constexpr double kWordSpace = 2.2;

using Words = std::vector<PdfWord>;

// Whether `word` stands to the right of `before`, on its height.
bool Follows(const PdfWord& word, const PdfWord& before) {
  const double overlap = std::min(word.bottom, before.bottom) - std::max(word.top, before.top);
  const double height = std::min(word.height(), before.height());
  return overlap > height / 2 && word.left - before.right > -height / 2;
}

// Whether most words are a letter or two, as letter-spaced capitals come out.
bool IsSetApart(const Words& words) {
  const auto bits = std::count_if(words.begin(), words.end(), [](const PdfWord& word) {
    return text::CountCharacters(word.text) <= 2 && std::none_of(word.text.begin(), word.text.end(), IsLower);
  });
  return words.size() >= 4 && static_cast<double>(bits) > 0.7 * static_cast<double>(words.size());
}

double MedianSpace(const Words& words) {
  std::vector<double> spaces;
  for (std::size_t i = 1; i < words.size(); ++i) spaces.push_back(words[i].left - words[i - 1].right);
  const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
  std::nth_element(spaces.begin(), middle, spaces.end());
  return *middle;
}

// Where most words of a line begin: marks of notes and words in other fonts are
// set a little higher or lower.
double TopOf(const Words& words) {
  std::vector<double> tops;
  for (const auto& word : words) tops.push_back(word.top);
  const auto middle = tops.begin() + static_cast<std::ptrdiff_t>(tops.size() / 2);
  std::nth_element(tops.begin(), middle, tops.end());
  return *middle;
}

// Adds the link of a word that ends the text. Of one link over several words, the
// spaces are part; the mark of a sentence at its end is none.
void AddLink(const PdfWord& word, bool goes_on, PdfLine* line) {
  if (word.link == nullptr) return;
  std::size_t end = line->text.size();
  if (word.text.size() > 1 && std::string_view(".,;:").find(word.text.back()) != std::string_view::npos)
    --end;
  if (goes_on && !line->links.empty() && *line->links.back().link == *word.link) {
    line->links.back().end = end;
  } else {
    line->links.push_back({line->text.size() - word.text.size(), end, word.link});
  }
}

PdfLine LineOf(const Words& words) {
  PdfLine line;
  line.left = words.front().left;
  line.top = TopOf(words);
  line.right = words.back().right;
  line.opens_bold = words.front().bold;
  line.closes_bold = words.back().bold;
  line.bold = std::all_of(words.begin(), words.end(), [](const PdfWord& word) { return word.bold; });
  const bool apart = IsSetApart(words);
  const double least = apart ? MedianSpace(words) * kWordSpace : 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // Words that touch are one, printed in two fonts.
    const double space = i == 0 ? 0 : words[i].left - words[i - 1].right;
    const bool parted = i > 0 && space > std::max(least, 0.05 * words[i].height());
    if (parted && line.first_word == 0) line.first_word = words[i - 1].right - line.left;
    if (parted) line.text.push_back(' ');
    line.text += words[i].text;
    AddLink(words[i], i > 0 && words[i - 1].link != nullptr, &line);
    line.size = std::max(line.size, words[i].height());
  }
  if (line.first_word == 0) line.first_word = line.right - line.left;
  return line;
}

// Where lines of a page begin, in points, and how many do.
using Starts = std::map<long, std::size_t>;

Starts StartsOf(const PdfPage& page) {
  Starts starts;
  const PdfWord* before = nullptr;
  for (const auto& word : page.words) {
    if (before == nullptr || !Follows(word, *before)) ++starts[std::lround(word.left)];
    before = &word;
  }
  return starts;
}

// Whether other lines begin where the word does.
bool IsAtColumn(const PdfWord& word, const Starts& starts) {
  constexpr std::size_t kFewLines = 3;
  const auto column = starts.find(std::lround(word.left));
  return column != starts.end() && column->second >= kFewLines;
}

// Whether white space this wide parts columns. A line that is justified though it
// has few words has much of it everywhere.
bool IsGutter(double space, const PdfWord& word, double median, const Words& words, const Starts& starts) {
  constexpr std::size_t kFewestJustified = 4;
  if (space < word.height() * (IsAtColumn(word, starts) ? kGutterAtColumn : kGutter)) return false;
  return words.size() < kFewestJustified || space > 2 * median;
}

// The lines that words on one height are.
void AppendLines(const Words& words, const Starts& starts, std::vector<PdfLine>* lines) {
  const double median = words.size() > 1 ? MedianSpace(words) : 0;
  Words line;
  for (const auto& word : words) {
    if (!line.empty() && IsGutter(word.left - line.back().right, word, median, words, starts)) {
      lines->push_back(LineOf(line));
      line.clear();
    }
    line.push_back(word);
  }
  lines->push_back(LineOf(line));
}

// Place and text of a line, the same for running heads that differ in figures.
using Head = std::tuple<long, long, std::string>;

Head HeadOf(const PdfLine& line) {
  std::string key;
  for (const char c : Fold(line.text)) {
    if (!IsDigit(c)) {
      key.push_back(c);
    } else if (key.empty() || key.back() != '0') {
      key.push_back('0');
    }
  }
  // Page numbers are often set from the right: the left edge moves with their width.
  const bool figure_alone = key == "0";
  return {figure_alone ? 0 : std::lround(line.left / 4), std::lround(line.top / 4), std::move(key)};
}

}  // namespace

std::vector<PdfLine> ReadPdfLines(const PdfPage& page) {
  const auto starts = StartsOf(page);
  std::vector<PdfLine> lines;
  Words words;
  const auto flush = [&] {
    if (!words.empty()) AppendLines(words, starts, &lines);
    words.clear();
  };
  for (const auto& word : page.words) {
    if (!words.empty() && !Follows(word, words.back())) flush();
    words.push_back(word);
  }
  flush();
  return lines;
}

std::vector<PdfLine> RemoveRunningHeads(std::vector<std::vector<PdfLine>>* pages) {
  std::map<Head, std::size_t> on_pages;
  for (const auto& page : *pages) {
    std::set<Head> heads;
    for (const auto& line : page) heads.insert(HeadOf(line));
    for (const auto& head : heads) ++on_pages[head];
  }
  std::vector<PdfLine> removed;
  for (auto& page : *pages) {
    const auto heads = std::stable_partition(page.begin(), page.end(), [&](const PdfLine& line) {
      const std::size_t count = on_pages[HeadOf(line)];
      return count < 3 || count * 5 < pages->size() * 2 || NamesSectorOrGroup(Fold(line.text));
    });
    std::move(heads, page.end(), std::back_inserter(removed));
    page.erase(heads, page.end());
  }
  return removed;
}

}  // namespace pulse::ingest
