// Operators that add what mailing programs and web pages print round an issue.

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus::noise {
namespace {

PrintedLine Notice(Page* page, std::string text) {
  page->fields.emplace_back("notices[]");
  PrintedLine line;
  line.role = Role::kNotice;
  line.runs.push_back({std::move(text), static_cast<int>(page->fields.size()) - 1});
  return line;
}

}  // namespace

void AddBoilerplate(Page* page, Random& random) {
  constexpr std::array<std::string_view, 4> kTop = {
      "View this email in your browser", "Having trouble reading this? View it in your browser",
      "View in browser", "You are receiving this email because you subscribed to the CordisPulse."};
  constexpr std::array<std::string_view, 4> kBottom = {
      "Unsubscribe | Update your preferences", "Copyright © Cordis Bright Ltd. All rights reserved.",
      "If you no longer wish to receive these emails, unsubscribe here.",
      "Forward this email to a colleague | Unsubscribe"};
  if (random.Chance(0.6)) {
    auto top = Notice(page, std::string(random.Pick(kTop)));
    page->lines.insert(page->lines.begin(), std::move(top));
  }
  for (int i = random.Between(0, 2); i > 0; --i)
    page->lines.push_back(Notice(page, std::string(random.Pick(kBottom))));
}

// "In this issue" and the sectors' names, before the first of them.
void ListContents(Page* page, Random& random) {
  constexpr std::array<std::string_view, 3> kTitles = {"In this issue", "Contents", "In this edition:"};
  const bool bullets = random.Chance(0.6);
  std::vector<PrintedLine> contents = {Notice(page, std::string(random.Pick(kTitles)))};
  std::size_t first = page->lines.size();
  for (std::size_t i = 0; i < page->lines.size(); ++i) {
    if (page->lines[i].role != Role::kSection) continue;
    first = std::min(first, i);
    auto entry = Notice(page, TextOf(page->lines[i]));
    entry.entry = true;
    entry.lead = bullets ? "- " : "";
    entry.before = Space::kNone;
    contents.push_back(std::move(entry));
  }
  page->lines.insert(page->lines.begin() + static_cast<std::ptrdiff_t>(first),
                     std::make_move_iterator(contents.begin()), std::make_move_iterator(contents.end()));
}

}  // namespace pulse::corpus::noise
