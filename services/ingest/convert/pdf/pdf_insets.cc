#include "services/ingest/convert/pdf/pdf_insets.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Pages = std::vector<std::vector<PdfLine>>;

// Of the text's size. What begins nearer to the edge stands at it; what begins
// further away is another column's.
constexpr double kLeastInset = 0.7;
constexpr double kWidestInset = 12;
// Of the lines at the most common place: titles that stand out to the left of
// all text are fewer.
constexpr double kShareAtEdge = 0.4;

// Left edges, in points, by how many lines begin there.
class Edges {
 public:
  Edges(double text_size, const Pages& pages) : text_size_(text_size) {
    for (const auto& page : pages) {
      for (const auto& line : page) {
        if (IsText(line)) ++counts_[Key(line)];
      }
    }
  }

  bool IsText(const PdfLine& line) const { return IsSameSize(line.size, text_size_); }

  /// Where the column's text begins that a line may be set in from: the place
  /// furthest to the left where much of it does.
  long EdgeOf(const PdfLine& line) const {
    const long left = Key(line);
    const auto first = counts_.lower_bound(left - std::lround(kWidestInset * text_size_));
    const auto last = counts_.upper_bound(left);
    std::size_t most = 0;
    for (auto at = first; at != last; ++at) most = std::max(most, CountAt(at->first));
    const auto edge = std::find_if(first, last, [&](const auto& place) {
      return static_cast<double>(CountAt(place.first)) >= kShareAtEdge * static_cast<double>(most);
    });
    return edge == last ? left : edge->first;
  }

  /// Points from the edge, 0 for what is not set in.
  double InsetOf(const PdfLine& line, const std::vector<PdfLine>& page) const {
    if (!IsText(line)) return 0;
    const long edge = EdgeOf(line);
    const double inset = line.left - static_cast<double>(edge);
    if (inset < kLeastInset * text_size_) return 0;
    // Else a page may have wider margins than others.
    const bool rare = CountAt(Key(line)) * 2 < CountAt(edge);
    const bool both = std::any_of(page.begin(), page.end(), [&](const PdfLine& other) {
      return IsText(other) && std::abs(Key(other) - edge) <= 1;
    });
    return rare || both ? inset : 0;
  }

 private:
  static long Key(const PdfLine& line) { return std::lround(line.left); }

  // Places a point apart are one.
  std::size_t CountAt(long left) const {
    std::size_t count = 0;
    for (auto at = counts_.lower_bound(left - 1); at != counts_.end() && at->first <= left + 1; ++at)
      count += at->second;
    return count;
  }

  double text_size_;
  std::map<long, std::size_t> counts_;
};

// Whether no neighbour begins at the line's place.
bool StandsAlone(const std::vector<PdfLine>& page, std::size_t at) {
  const auto in_line = [&](std::size_t other) {
    return other < page.size() && std::abs(page[other].left - page[at].left) < 1;
  };
  return !in_line(at + 1) && !(at > 0 && in_line(at - 1));
}

bool IsCentred(const std::vector<PdfLine>& page, std::size_t at, double inset) {
  const double right = ColumnRight(page, at) - page[at].right;
  return std::abs(right - inset) < page[at].size;
}

// Whether page[first] to page[last] are set in by `inset` from the right as well,
// and filled to there: a quotation over several lines, not a list.
bool IsQuotation(const std::vector<PdfLine>& page, std::size_t first, std::size_t last, double inset) {
  constexpr double kStray = 1;  // points
  const double edge = ColumnRight(page, first) - inset;
  bool cuts_sentence = false;
  for (std::size_t i = first; i <= last; ++i) {
    const auto mark = SplitLines(page[i].text, true).front().mark;
    if (mark == Mark::kBullet || mark == Mark::kNumber || page[i].right > edge + kStray) return false;
    if (i < last && HasRoom(page[i], page[i + 1], edge)) return false;
    cuts_sentence = cuts_sentence || (i > first && StartsLower(page[i].text));
  }
  return cuts_sentence && !StartsLower(page[first].text);
}

// Finds quotations among lines that are set in, by `insets` in points.
void MarkQuotations(const TextType& type, const std::vector<double>& insets, std::vector<PdfLine>* page) {
  for (std::size_t i = 0; i < page->size(); ++i) {
    const std::size_t first = i;
    while (i + 1 < page->size() && (*page)[i + 1].depth == 1 && std::abs(insets[i + 1] - insets[first]) < 1 &&
           IsNextLine((*page)[i], (*page)[i + 1], type))
      ++i;
    if (i == first || (*page)[first].depth != 1 || !IsQuotation(*page, first, i, insets[first])) continue;
    for (std::size_t line = first; line <= i; ++line) (*page)[line].quoted = true;
  }
}

// What the lines that begin at one place are.
struct Place {
  int lines = 0;
  int first_lines = 0;  // of paragraphs that go on at the edge
};

}  // namespace

void MeasureInsets(const TextType& type, Pages* pages) {
  const Edges edges(type.size, *pages);
  std::vector<std::vector<double>> insets;
  std::map<long, Place> places;  // by inset
  for (const auto& page : *pages) {
    auto& of_page = insets.emplace_back();
    for (std::size_t i = 0; i < page.size(); ++i) {
      double inset = edges.InsetOf(page[i], page);
      if (inset > 0 && StandsAlone(page, i) &&
          (NamesSectorOrGroup(Fold(page[i].text)) || IsCentred(page, i, inset)))
        inset = 0;
      of_page.push_back(inset);
    }
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (of_page[i] == 0) continue;
      auto& place = places[std::lround(of_page[i])];
      ++place.lines;
      if (i + 1 < page.size() && of_page[i + 1] == 0 && IsNextLine(page[i], page[i + 1], type))
        ++place.first_lines;
    }
  }
  const auto most = std::max_element(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.second.lines < b.second.lines;
  });
  if (most == places.end()) return;
  for (std::size_t p = 0; p < pages->size(); ++p) {
    for (std::size_t i = 0; i < insets[p].size(); ++i) {
      const double inset = insets[p][i];
      if (inset == 0) continue;
      const auto& place = places[std::lround(inset)];
      if (place.lines < 2 || place.first_lines * 2 > place.lines) continue;
      const auto step = static_cast<double>(most->first);
      (*pages)[p][i].depth = std::max(1, static_cast<int>(std::lround(inset / step)));
    }
    MarkQuotations(type, insets[p], &(*pages)[p]);
  }
}

}  // namespace pulse::ingest
