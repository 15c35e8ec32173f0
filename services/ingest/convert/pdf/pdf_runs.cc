#include "services/ingest/convert/pdf/pdf_runs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "services/ingest/convert/pdf/pdf_markup.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestLink = 2000;

// Where a link leads, as a Markdown link's target; null when that is no place
// outside the document or cannot be one.
PdfLink LinkTarget(std::string_view href) {
  const auto target = Unescape(href, true);
  const bool known =
      target.starts_with("https://") || target.starts_with("http://") || target.starts_with("mailto:");
  if (!known || target.size() > kLongestLink || target.find_first_of(" <>\\") != std::string::npos)
    return nullptr;
  std::string encoded;
  for (const char c : target) {
    if (c == '(' || c == ')') {
      encoded += c == '(' ? "%28" : "%29";
    } else {
      encoded.push_back(c);
    }
  }
  return std::make_shared<const std::string>(std::move(encoded));
}

// What a run's text says of all of its words.
void ReadContent(std::string_view content, PdfRun* run) {
  constexpr std::string_view kHref = "<a href=\"";
  bool bold = false;
  std::string_view link;
  bool all_bold = true;
  bool words = false;
  std::string_view all_link;
  for (std::size_t at = 0; at < content.size(); ++at) {
    const auto rest = content.substr(at);
    if (rest.front() == '<') {
      if (rest.starts_with("<b>") || rest.starts_with("</b>")) bold = rest[1] == 'b';
      if (rest.starts_with("</a>")) link = {};
      if (rest.starts_with(kHref))
        link = rest.substr(kHref.size(), rest.find('"', kHref.size()) - kHref.size());
      at += std::min(rest.find('>'), rest.size() - 1);
    } else if (IsWordByte(rest.front())) {
      if (!words) all_link = link;
      if (all_link != link) all_link = {};
      all_bold = all_bold && bold;
      words = true;
    }
  }
  run->bold = words && all_bold;
  if (words) run->link = LinkTarget(all_link);
}

// Finds the run at a place.
class RunFinder {
 public:
  explicit RunFinder(std::vector<PdfRun> runs) {
    for (auto& run : runs) rows_[std::lround(run.middle)].push_back(std::move(run));
    for (auto& [middle, row] : rows_) {
      std::stable_sort(row.begin(), row.end(),
                       [](const PdfRun& a, const PdfRun& b) { return a.left < b.left; });
    }
  }

  const PdfRun* At(double x, double y) const {
    constexpr std::array<long, 5> kNear = {0, -1, 1, -2, 2};
    for (const long off : kNear) {
      const auto row = rows_.find(std::lround(y) + off);
      if (row == rows_.end()) continue;
      const auto after = std::upper_bound(row->second.begin(), row->second.end(), x,
                                          [](double place, const PdfRun& run) { return place < run.left; });
      if (after != row->second.begin() && std::prev(after)->right >= x) return &*std::prev(after);
    }
    return nullptr;
  }

 private:
  std::map<long, std::vector<PdfRun>> rows_;  // by their middles, in points
};

}  // namespace

std::vector<std::vector<PdfRun>> ReadPdfRuns(std::string_view xml) {
  constexpr std::string_view kPage = "<page ";
  constexpr std::string_view kText = "<text ";
  constexpr std::string_view kEnd = "</text>";
  std::vector<std::vector<PdfRun>> pages;
  for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const auto close = xml.find('>', at);
    if (close == std::string_view::npos) break;
    const auto tag = xml.substr(at, close - at);
    if (tag.starts_with(kPage)) {
      pages.emplace_back();
    } else if (tag.starts_with(kText) && !pages.empty()) {
      const auto end = xml.find(kEnd, close);
      if (end == std::string_view::npos) break;
      PdfRun run;
      run.left = NumberIn(tag, "left=\"") / kPdfRunZoom;
      run.right = run.left + NumberIn(tag, "width=\"") / kPdfRunZoom;
      run.middle = (NumberIn(tag, "top=\"") + NumberIn(tag, "height=\"") / 2) / kPdfRunZoom;
      ReadContent(xml.substr(close + 1, end - close - 1), &run);
      if (run.right > run.left) pages.back().push_back(std::move(run));
      at = end;
    }
  }
  return pages;
}

void SetType(std::vector<std::vector<PdfRun>> runs, std::vector<PdfPage>* pages) {
  for (std::size_t p = 0; p < std::min(runs.size(), pages->size()); ++p) {
    const RunFinder finder(std::move(runs[p]));
    for (auto& word : (*pages)[p].words) {
      const auto* const run = finder.At((word.left + word.right) / 2, (word.top + word.bottom) / 2);
      if (run == nullptr) continue;
      word.bold = run->bold;
      word.link = run->link;
    }
  }
}

}  // namespace pulse::ingest
