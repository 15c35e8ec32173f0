// Operators on lines and pages: wraps, breaks, cuts, and what is printed at them.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus::noise {
namespace {

bool IsRunningText(const PrintedLine& line) {
  return line.role == Role::kIntroduction || line.role == Role::kBody || line.role == Role::kNotice;
}

// Spaces where a page may end: inside a sentence, and outside emphasis and
// links. A cut after a full stop leaves nothing to join.
std::vector<std::size_t> CutPlaces(const std::string& text) {
  std::vector<std::size_t> places;
  int brackets = 0;
  bool emphasis = false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const char c = text[i];
    if (c == '[' || c == '(') ++brackets;
    if (c == ']' || c == ')') --brackets;
    if (text.compare(i - 1, 2, "**") == 0) emphasis = !emphasis;
    const auto mark = text.find_last_not_of('*', i - 1);
    const char last = mark == std::string::npos ? ' ' : text[mark];
    const bool ends =
        (last == '.' || last == '?' || last == ':') && (i < 4 || text.compare(i - 4, 4, "e.g.") != 0);
    if (c == ' ' && !ends && brackets == 0 && !emphasis && i >= 12 && text.size() - i >= 12)
      places.push_back(i);
  }
  return places;
}

// Ends a page inside `share` of the lines that `may`: at a wrap where the
// paragraph has some, else between two words.
template <typename May>
void CutWithin(Page* page, Random& random, double share, May may) {
  auto& lines = page->lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!may(lines[i]) || !random.Chance(share)) continue;
    if (i + 1 < lines.size() && lines[i + 1].continues) {
      const char last = TextOf(lines[i]).back();
      if (last != '.' && last != '?' && last != ':') lines[i + 1].before = Space::kPage;
      continue;
    }
    if (lines[i].continues) continue;
    const auto places = CutPlaces(TextOf(lines[i]));
    if (places.empty()) continue;
    auto rest = CutLine(&lines[i], random.Pick(places));
    rest.before = Space::kPage;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    ++i;
  }
}

void InsertAtPages(Page* page, const std::vector<PrintedLine>& what, bool above) {
  std::vector<PrintedLine> lines;
  std::size_t number = 0;
  for (auto& line : page->lines) {
    if (line.before == Space::kPage && number < what.size()) {
      auto furniture = what[number++];
      furniture.before = above ? Space::kBlank : Space::kPage;
      if (!above) line.before = Space::kBlank;
      lines.push_back(std::move(furniture));
    }
    lines.push_back(std::move(line));
  }
  page->lines = std::move(lines);
}

PrintedLine Furniture(std::string text) {
  PrintedLine line;
  line.role = Role::kFurniture;
  line.runs.push_back({std::move(text), kNoField});
  return line;
}

std::size_t CountPages(const Page& page) {
  std::size_t count = 0;
  for (const auto& line : page.lines) count += line.before == Space::kPage ? 1U : 0U;
  return count;
}

}  // namespace

void WrapLines(Page* page, Random& random) {
  const auto width = static_cast<std::size_t>(random.Between(60, 96));
  const bool hanging = random.Chance(0.5);
  // Titles are set larger than text, and so break earlier.
  const auto title_width =
      random.Chance(0.4) ? width * static_cast<std::size_t>(random.Between(78, 95)) / 100 : width;
  std::vector<PrintedLine> lines;
  for (auto& whole : page->lines) {
    auto line = std::move(whole);
    const bool heading = page->markdown && line.level > 0;
    const std::string hang =
        hanging || page->markdown
            ? std::string(line.lead.size() - (line.lead.find("•") != std::string::npos ? 2 : 0), ' ')
            : "";
    const auto room = line.role == Role::kTitle ? title_width : width;
    while (!heading) {
      const auto text = TextOf(line);
      if (text.size() + line.lead.size() <= room) break;
      auto at = text.rfind(' ', room - line.lead.size());
      if (at == std::string::npos) at = text.find(' ');
      if (at == std::string::npos) break;
      auto rest = CutLine(&line, at);
      rest.before = Space::kNone;
      if (rest.entry) rest.lead = hang;
      lines.push_back(std::move(line));
      line = std::move(rest);
    }
    lines.push_back(std::move(line));
  }
  page->lines = std::move(lines);
}

// As tools print a PDF whose paragraphs have little space between them, and whose
// bullets are drawn: a blank line stands before titles and headings only.
void StackParagraphs(Page* page, Random& random) {
  const bool bullets = random.Chance(0.5);
  for (auto& line : page->lines) {
    if (line.role != Role::kBody) continue;
    if (line.before == Space::kBlank) line.before = Space::kNone;
    if (!bullets && line.lead.find("•") != std::string::npos) line.lead.clear();
  }
}

void MarkPages(Page* page, Random& random) {
  if (page->markdown) {
    constexpr const char* kMarks[] = {"\n\n", "\n\n\n", "\n \n\n", "\n\n\n\n\n", "\n \n"};
    page->page_mark = random.Pick(kMarks);
  }
  int room = random.Between(15, 40);
  for (auto& line : page->lines) {
    --room;
    if (line.before != Space::kBlank || room > 0 || line.role == Role::kEdition) continue;
    line.before = Space::kPage;
    room = random.Between(15, 50);
  }
}

void CutSentences(Page* page, Random& random) {
  // A mailing program's own lines are short, and stand where no page ends.
  constexpr std::size_t kShortNotice = 90;
  CutWithin(page, random, 0.06, [](const PrintedLine& line) {
    const bool short_notice = line.role == Role::kNotice && TextOf(line).size() < kShortNotice;
    return IsRunningText(line) && !line.entry && !short_notice;
  });
}

void CutLists(Page* page, Random& random) {
  CutWithin(page, random, 0.1, [](const PrintedLine& line) { return IsRunningText(line) && line.entry; });
}

void CutTitles(Page* page, Random& random) {
  CutWithin(page, random, 0.08, [](const PrintedLine& line) { return line.role == Role::kTitle; });
}

void UseFormFeeds(Page* page, Random& random) { page->page_mark = random.Chance(0.5) ? "\f" : "\n\f"; }

void UseSingleSpaces(Page* page, Random& /*random*/) { page->page_mark = " "; }

void InsetBodies(Page* page, Random& random) {
  const std::string inset(static_cast<std::size_t>(random.Between(2, 4)), ' ');
  for (auto& line : page->lines) {
    if (line.role == Role::kBody || line.role == Role::kCaption) line.lead.insert(0, inset);
  }
}

void NumberPages(Page* page, Random& random) {
  const auto pages = CountPages(*page);
  const bool worded = random.Chance(0.3);
  std::vector<PrintedLine> numbers;
  for (std::size_t i = 1; i <= pages; ++i) {
    auto text = (worded ? "Page " : "") + std::to_string(i);
    numbers.push_back(Furniture(std::move(text)));
    if (!page->markdown && random.Chance(0.5)) numbers.back().lead = "                                    ";
  }
  // A number needs a break of its own below it: a single space is none.
  if (page->page_mark == " ") page->page_mark = "\n ";
  InsertAtPages(page, numbers, true);
}

void PrintRunningHeads(Page* page, Random& random) {
  const auto pages = CountPages(*page);
  const std::string text = random.Chance(0.5) ? "CordisPulse" : "CordisPulse | Cordis Bright";
  InsertAtPages(page, std::vector<PrintedLine>(pages, Furniture(text)), false);
}

}  // namespace pulse::corpus::noise
