// Operators on where and how an issue prints publishers and titles. Each holds
// for the whole document.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus::noise {
namespace {

// What a heading of an item was laid out as: byline, stop, title, perhaps a stop.
bool HasByline(const PrintedLine& line) {
  return line.role == Role::kTitle && line.runs.size() >= 3 && line.runs[0].field >= 0 &&
         line.runs[1].text == ". " && line.runs[2].field >= 0;
}

std::string Mark(Random& random) {
  constexpr std::array<std::string_view, 4> kMarks = {" – ", " - ", " | ", ": "};
  return std::string(random.Pick(kMarks));
}

void SwapRuns(PrintedLine* line, std::string before, std::string behind) {
  line->runs.resize(3);
  std::swap(line->runs[0], line->runs[2]);
  line->runs[1].text = std::move(before);
  if (!behind.empty()) line->runs.push_back({std::move(behind), kMarkup});
}

}  // namespace

void MarkBylines(Page* page, Random& random) {
  const auto mark = Mark(random);
  for (auto& line : page->lines) {
    if (HasByline(line)) line.runs[1].text = mark;
  }
}

void PutBylinesBehind(Page* page, Random& random) {
  auto mark = Mark(random);
  if (mark == ": ") mark = " – ";
  for (auto& line : page->lines) {
    if (HasByline(line)) SwapRuns(&line, mark, "");
  }
}

void BracketBylines(Page* page, Random& /*random*/) {
  for (auto& line : page->lines) {
    if (HasByline(line)) SwapRuns(&line, " (", ")");
  }
}

void PrintBylineLines(Page* page, Random& random) {
  const bool above = random.Chance(0.5);
  const auto between = random.Chance(0.5) ? Space::kNone : Space::kBlank;
  std::vector<PrintedLine> lines;
  for (auto& line : page->lines) {
    if (!HasByline(line)) {
      lines.push_back(std::move(line));
      continue;
    }
    PrintedLine byline = line;
    byline.runs.resize(1);
    byline.level = above ? line.level : 0;
    line.runs.erase(line.runs.begin(), line.runs.begin() + 2);
    auto& first = above ? byline : line;
    auto& second = above ? line : byline;
    second.before = between;
    second.continues = true;
    lines.push_back(std::move(first));
    lines.push_back(std::move(second));
  }
  page->lines = std::move(lines);
}

void NumberItems(Page* page, Random& random) {
  const bool by_section = random.Chance(0.5);
  int section = 0;
  int item = 0;
  for (auto& line : page->lines) {
    if (line.role == Role::kSection) {
      ++section;
      if (by_section) item = 0;
    }
    if (line.role != Role::kTitle || line.continues) continue;
    ++item;
    auto number =
        by_section ? std::to_string(section) + "." + std::to_string(item) : std::to_string(item) + ".";
    line.runs.insert(line.runs.begin(), {std::move(number) + " ", kMarkup});
  }
}

void LinkTitles(Page* page, Random& random) {
  const std::string target = random.Chance(0.3) ? "#" : "https://www.ashmere.example/read?id=4&from=pulse";
  for (auto& line : page->lines) {
    if (line.role != Role::kTitle) continue;
    const auto title =
        std::find_if(line.runs.rbegin(), line.runs.rend(), [](const Run& run) { return run.field >= 0; });
    const auto at = line.runs.insert(title.base(), {"](" + target + ")", kMarkup});
    line.runs.insert(at - 1, {"[", kMarkup});
  }
}

}  // namespace pulse::corpus::noise
