// Operators on what converters to Markdown leave at lines for browsers and links.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus::noise {
namespace {

bool IsHeading(const PrintedLine& line) {
  return line.level > 0 && (line.role == Role::kSection || line.role == Role::kGroup ||
                            line.role == Role::kTitle || line.role == Role::kMasthead);
}

// Whether the next line is of the same paragraph or heading.
bool GoesOn(const Page& page, std::size_t i) {
  return i + 1 < page.lines.size() &&
         (page.lines[i + 1].continues || page.lines[i + 1].before == Space::kNone);
}

}  // namespace

void AnchorHeadings(Page* page, Random& random) {
  const auto way = random.Below(3);
  int count = 0;
  for (std::size_t i = 0; i < page->lines.size(); ++i) {
    auto& line = page->lines[i];
    if (!IsHeading(line) || line.continues || GoesOn(*page, i)) continue;
    const auto name = "page-" + std::to_string(++count);
    if (way == 0) {
      line.tail = " {#" + name + "}";
    } else if (way == 1) {
      line.anchor = "<span id=\"" + name + "\"></span>";
    } else {
      line.anchor = "<a name=\"" + name + "\"></a>";
    }
  }
}

void LeaveBreaks(Page* page, Random& random) {
  constexpr std::array<std::string_view, 3> kBreaks = {"<br>", "<br/>", "<br />"};
  for (std::size_t i = 0; i < page->lines.size(); ++i) {
    auto& line = page->lines[i];
    const bool front = line.role == Role::kClosing || line.role == Role::kSignatory ||
                       line.role == Role::kMasthead || line.role == Role::kEdition;
    if ((front || IsHeading(line)) && !GoesOn(*page, i) && random.Chance(0.5))
      line.tail = random.Pick(kBreaks);
  }
}

}  // namespace pulse::corpus::noise
