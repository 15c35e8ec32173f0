// Operators on headings.

#include <algorithm>
#include <cstddef>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus::noise {
namespace {

bool IsHeading(const PrintedLine& line) {
  return line.role == Role::kSection || line.role == Role::kGroup || line.role == Role::kTitle;
}

// Without marks and blank lines, only "Publisher. Title" can still be told from
// the text around it.
bool HasByline(const PrintedLine& line) {
  return std::count_if(line.runs.begin(), line.runs.end(), [](const Run& run) { return run.field >= 0; }) ==
         2;
}

}  // namespace

// A level holds within a page, and says nothing across pages.
void ShuffleLevels(Page* page, Random& random) {
  int section = 2;
  int group = 3;
  int title = 4;
  for (auto& line : page->lines) {
    if (line.before == Space::kPage) {
      section = random.Between(1, 2);
      group = random.Between(2, 3);
      title = random.Between(2, 4);
    }
    if (line.level == 0) continue;
    if (line.role == Role::kSection) line.level = section;
    if (line.role == Role::kGroup) line.level = group;
    if (line.role == Role::kTitle) line.level = title;
  }
}

void UnmarkHeadings(Page* page, Random& random) {
  const double share = random.Chance(0.2) ? 1.0 : 0.2;
  for (auto& line : page->lines) {
    if (IsHeading(line) && random.Chance(share)) line.level = 0;
  }
}

void BoldHeadings(Page* page, Random& random) {
  const bool instead_of_marks = random.Chance(0.3);
  for (auto& line : page->lines) {
    if (!IsHeading(line)) continue;
    line.bold = random.Chance(0.95);
    if (instead_of_marks && line.bold && line.role == Role::kTitle) line.level = 0;
  }
}

void BreakEmphasis(Page* page, Random& random) {
  for (auto& line : page->lines) {
    const bool own_way = line.runs.size() > 1 && line.runs[0].field >= 0 && line.runs[1].text == ". ";
    if (line.role != Role::kTitle || !own_way || !random.Chance(0.4)) continue;
    line.bold = false;
    auto& runs = line.runs;
    switch (random.Below(4)) {
      case 0:  // **Publisher. **Title
        runs[1].text = ". **";
        runs.insert(runs.begin(), {"**", kMarkup});
        break;
      case 1:  // **Publisher.** Title
        runs[1].text = ".** ";
        runs.insert(runs.begin(), {"**", kMarkup});
        break;
      case 2:  // **Publisher.** **Title**
        runs[1].text = ".** **";
        runs.insert(runs.begin(), {"**", kMarkup});
        runs.push_back({"**", kMarkup});
        break;
      default:  // **Publisher. Title **
        runs.insert(runs.begin(), {"**", kMarkup});
        runs.push_back({" **", kMarkup});
    }
  }
}

void GlueHeadings(Page* page, Random& random) {
  auto& lines = page->lines;
  const double share = random.Chance(0.2) ? 0.8 : 0.2;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (!IsHeading(lines[i]) || !random.Chance(share)) continue;
    const bool to_below = random.Chance(0.7);
    const bool marked = page->markdown && lines[i].level > 0;
    if (to_below && (lines[i].role != Role::kTitle || !lines[i + 1].entry)) {
      lines[i + 1].before = Space::kNone;
    } else if (!to_below && !marked && (lines[i].role != Role::kTitle || HasByline(lines[i]))) {
      lines[i].before = Space::kNone;
    }
  }
}

}  // namespace pulse::corpus::noise
