// Operators on what editors slip in where a heading stands: titles printed as two
// headings, publishers parted otherwise, groups the digest does not have.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus::noise {
namespace {

// Laid out as byline, stop, title, and marked as a heading.
bool IsMarkedTitle(const PrintedLine& line) {
  return line.role == Role::kTitle && !line.continues && line.level > 0 && line.runs.size() >= 3 &&
         line.runs[0].field >= 0 && line.runs[1].text == ". " && line.runs[2].field >= 0;
}

// Too few of them do not say how a document marks its titles.
bool HasEnoughTitles(const Page& page) {
  constexpr std::ptrdiff_t kFewest = 8;
  return std::count_if(page.lines.begin(), page.lines.end(), IsMarkedTitle) >= kFewest;
}

// Where a title of some words may be cut in two of some words each; 0 for nowhere.
std::size_t PlaceOfCut(std::string_view title, Random& random) {
  constexpr std::size_t kFewestWords = 3;
  std::vector<std::size_t> spaces;
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (title[at] == ' ') spaces.push_back(at);
  }
  if (spaces.size() < 2 * kFewestWords || title.find(". ") != std::string_view::npos) return 0;
  return spaces[kFewestWords - 1 + random.Below(spaces.size() - 2 * kFewestWords + 1)];
}

}  // namespace

void SplitTitles(Page* page, Random& random) {
  if (!HasEnoughTitles(*page)) return;
  std::vector<PrintedLine> lines;
  for (auto& line : page->lines) {
    const std::size_t cut =
        IsMarkedTitle(line) && random.Chance(0.3) ? PlaceOfCut(line.runs[2].text, random) : 0;
    lines.push_back(std::move(line));
    if (cut == 0) continue;
    const auto& runs = lines.back().runs;
    auto rest = CutLine(&lines.back(), runs[0].text.size() + runs[1].text.size() + cut);
    rest.before = Space::kNone;
    lines.push_back(std::move(rest));
  }
  page->lines = std::move(lines);
}

void SlipStops(Page* page, Random& random) {
  if (!HasEnoughTitles(*page)) return;
  std::vector<std::string> named;
  int sections = 0;
  for (auto& line : page->lines) {
    sections += line.role == Role::kSection ? 1 : 0;
    if (!IsMarkedTitle(line) || sections < 2) continue;
    const auto& byline = line.runs[0].text;
    const bool known = std::find(named.begin(), named.end(), byline) != named.end();
    if (!known) named.push_back(byline);
    if (known && random.Chance(0.5)) {
      constexpr std::array<std::string_view, 4> kSlips = {": ", "; ", " | ", " – "};
      line.runs[1].text = random.Pick(kSlips);
    } else if (random.Chance(0.1)) {
      line.runs[1].text = " . ";
    }
  }
}

void NameOtherGroups(Page* page, Random& random) {
  constexpr std::array<std::string_view, 4> kNames = {"Consultations", "Statistics", "Blogs and podcasts",
                                                      "Data and other statistics"};
  if (!HasEnoughTitles(*page)) return;
  std::vector<PrintedLine> lines;
  int sections = 0;
  for (auto& line : page->lines) {
    const bool opens = !lines.empty() && lines.back().role == Role::kSection;
    sections += line.role == Role::kSection ? 1 : 0;
    if (line.role == Role::kGroup && random.Chance(0.2)) line.runs.push_back({" (continued)", kNoField});
    if (opens && sections > 1 && IsMarkedTitle(line)) {
      PrintedLine group = line;
      group.role = Role::kGroup;
      group.level = 3;
      group.runs = {{std::string(random.Pick(kNames)), kNoField}};
      group.tail.clear();
      lines.push_back(std::move(group));
    }
    lines.push_back(std::move(line));
  }
  page->lines = std::move(lines);
}

}  // namespace pulse::corpus::noise
