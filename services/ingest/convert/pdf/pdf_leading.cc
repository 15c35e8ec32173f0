#include "services/ingest/convert/pdf/pdf_leading.h"

#include <algorithm>
#include <cmath>

#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Pages = std::vector<std::vector<PdfLine>>;

// Sizes this near are one font's.
constexpr double kSameSize = 0.06;
// From top to top in lines of a text's own size, where no text says more.
constexpr double kDefaultLeading = 1.4;

// The size most characters are set in.
double SizeOfText(const Pages& pages) {
  std::map<long, std::size_t> characters;  // by size in tenths of a point
  for (const auto& page : pages) {
    for (const auto& line : page) characters[std::lround(line.size * 10)] += line.text.size();
  }
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : static_cast<double>(most->first) / 10;
}

// Whether a line end between them cut a sentence.
bool CutsSentence(const PdfLine& before, const PdfLine& line) {
  const char last = LastMark(before.text);
  return StartsLower(line.text) && !EndsSentence(before.text) && last != ':' && last != ';' && last != ',';
}

// How far down the next line of a paragraph is at most, in line sizes, by those
// that go on with a sentence. Print is exact to a fraction of a point, and what
// browsers print to a pixel, so that a little more is meant.
double Leading(const Pages& pages, double text_size) {
  constexpr double kWidest = 3;
  constexpr std::size_t kFew = 4;
  constexpr double kStray = 0.1;  // points
  std::vector<double> distances;
  for (const auto& page : pages) {
    for (std::size_t i = 1; i < page.size(); ++i) {
      const double down = (page[i].top - page[i - 1].top) / page[i].size;
      if (IsSameSize(page[i].size, text_size) && IsSameSize(page[i].size, page[i - 1].size) && down > 0.5 &&
          down < kWidest && CutsSentence(page[i - 1], page[i])) {
        distances.push_back(down);
      }
    }
  }
  if (distances.size() < kFew) return kDefaultLeading;
  std::sort(distances.begin(), distances.end());
  return distances[distances.size() * 19 / 20] + kStray / text_size;
}

long Tenths(double size) { return std::lround(size * 10); }

// The leading of type other than the text's: the least that one of its lines has
// over the next that it had no room for. Headings follow each other further apart.
std::map<std::pair<long, bool>, double> OtherLeadings(const Pages& pages, double text_size) {
  constexpr double kWidest = 1.75;
  constexpr double kStray = 1;  // points: browsers print lines to a pixel
  std::map<std::pair<long, bool>, double> leadings;
  for (const auto& page : pages) {
    for (std::size_t i = 1; i < page.size(); ++i) {
      const auto& before = page[i - 1];
      const auto& line = page[i];
      const double down = (line.top - before.top) / line.size;
      const bool one_type = std::abs(line.size - before.size) < 0.2 && line.bold == before.bold;
      const bool text = IsSameSize(line.size, text_size) && !line.bold;
      if (!one_type || text || down < 0.5 || down > kWidest || !IsWrapped(page, i - 1, line)) continue;
      const double leading = down + kStray / line.size;
      const auto [known, first] = leadings.try_emplace({Tenths(line.size), line.bold}, leading);
      if (!first) known->second = std::min(known->second, leading);
    }
  }
  return leadings;
}

}  // namespace

bool IsSameSize(double a, double b) { return std::abs(a - b) <= kSameSize * std::max(a, b); }

TextType MeasureTextType(const Pages& pages) {
  const double size = SizeOfText(pages);
  return {size, Leading(pages, size), OtherLeadings(pages, size)};
}

double TextType::LeadingOf(const PdfLine& line) const {
  double most = leading;
  // Sizes are printed with small errors.
  for (long tenths = Tenths(line.size) - 1; tenths <= Tenths(line.size) + 1; ++tenths) {
    const auto own = leadings.find({tenths, line.bold});
    if (own != leadings.end()) most = std::max(most, own->second);
  }
  return most;
}

bool IsNextLine(const PdfLine& before, const PdfLine& line, const TextType& type) {
  // Of larger type there are too few lines to show what rounding to pixels adds.
  constexpr double kPixel = 0.75;
  const double stray = line.size > type.size * (1 + kSameSize) ? kPixel : 0;
  const double down = line.top - before.top;
  const double leading = std::max(type.LeadingOf(line) * line.size, type.leading * line.size + stray);
  return IsSameSize(before.size, line.size) && !PartedByWeight(before, line) && down >= -before.size &&
         (down <= leading || (down <= 1.2 * leading && StartsLower(line.text)));
}

bool HasRoom(const PdfLine& line, const PdfLine& next, double edge) {
  constexpr double kSpace = 0.2;  // of a size, the narrowest between words
  return line.right + kSpace * line.size + next.first_word <= edge;
}

double ColumnRight(const std::vector<PdfLine>& page, std::size_t at, bool any_size) {
  constexpr std::size_t kLines = 40;  // looked at on both sides
  const auto& line = page[at];
  double right = line.right;
  for (std::size_t i = at - std::min(at, kLines); i < std::min(at + kLines, page.size()); ++i) {
    const auto& other = page[i];
    if (other.left < line.right && other.right > line.left && (any_size || IsSameSize(other.size, line.size)))
      right = std::max(right, other.right);
  }
  return right;
}

bool PartedByWeight(const PdfLine& before, const PdfLine& line) {
  if (before.bold == line.bold) return false;
  if (before.bold ? line.opens_bold : before.closes_bold) return false;
  return !StartsLower(line.text) || EndsSentence(before.text);
}

bool IsWrapped(const std::vector<PdfLine>& page, std::size_t at, const PdfLine& next) {
  return !HasRoom(page[at], next, ColumnRight(page, at));
}

}  // namespace pulse::ingest
