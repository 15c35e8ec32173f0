#include "services/ingest/convert/pdf/pdf_order.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace pulse::ingest {
namespace {

// Of the text of a page: less that is drawn late is a box, and stays.
constexpr double kLeastLate = 0.2;
// Pages of text have fewer lines; the order of others is not looked for.
constexpr std::size_t kMostLines = 1000;

// Whether the lines are of one column: half of the narrower is below the other.
bool SharesColumn(const PdfLine& a, const PdfLine& b) {
  const double overlap = std::min(a.right, b.right) - std::max(a.left, b.left);
  return overlap > std::min(a.right - a.left, b.right - b.left) / 2;
}

bool StandsAbove(const PdfLine& line, const PdfLine& other) { return line.top + line.size / 2 < other.top; }

// Whether `line` stands right below `above`: what is drawn so is not parted.
bool GoesOnBelow(const PdfLine& above, const PdfLine& line) {
  constexpr double kFurthest = 3;  // lines
  return StandsAbove(above, line) && line.top - above.top < kFurthest * line.size &&
         SharesColumn(above, line);
}

// What no caption is: bold, or in larger type than a line of the text below it.
bool IsLikeTitle(const PdfLine& line, const PdfLine& other) {
  constexpr double kLarger = 1.1;
  return line.bold || line.size > kLarger * other.size;
}

// For each line, whether text drawn before it in its column stands below it: more than a
// picture's caption.
std::vector<bool> FindLate(const std::vector<PdfLine>& page) {
  constexpr int kMostOfCaption = 4;  // lines
  std::vector<bool> late(page.size());
  for (std::size_t i = 1; i < page.size(); ++i) {
    int below = 0;
    for (std::size_t k = 0; k < i && !late[i]; ++k) {
      if (!StandsAbove(page[i], page[k]) || !SharesColumn(page[i], page[k])) continue;
      late[i] = ++below > kMostOfCaption || IsLikeTitle(page[k], page[i]);
    }
  }
  return late;
}

double ShareOf(const std::vector<bool>& late, const std::vector<PdfLine>& page) {
  std::size_t all = 0;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < page.size(); ++i) {
    all += page[i].text.size();
    if (late[i]) moved += page[i].text.size();
  }
  return all == 0 ? 0 : static_cast<double>(moved) / static_cast<double>(all);
}

}  // namespace

void OrderLines(std::vector<PdfLine>* page) {
  if (page->size() > kMostLines) return;
  const auto late = FindLate(*page);
  if (ShareOf(late, *page) < kLeastLate) return;
  std::vector<PdfLine> ordered;
  ordered.reserve(page->size());
  std::size_t last = 0;  // one past the place of the line before
  for (std::size_t i = 0; i < page->size(); ++i) {
    auto& line = (*page)[i];
    if (!late[i]) {
      last = ordered.size();
    } else if (i == 0 || !late[i - 1] || !GoesOnBelow(ordered[last - 1], line)) {
      const auto below = std::find_if(ordered.begin(), ordered.end(),
                                      [&](const PdfLine& placed) { return StandsAbove(line, placed); });
      last = static_cast<std::size_t>(below - ordered.begin());
    }
    ordered.insert(ordered.begin() + static_cast<std::ptrdiff_t>(last), std::move(line));
    ++last;
  }
  *page = std::move(ordered);
}

}  // namespace pulse::ingest
