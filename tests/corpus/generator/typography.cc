// Operators on characters, and on what stands in the flow of text.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tests/corpus/generator/noise.h"
#include "tests/corpus/generator/phrases.h"

namespace pulse::corpus::noise {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Calls `edit(&text, at)` for each byte outside a link's target, with a chance of
// `share` where `matches(text, at)`. The edit answers how far to go on.
template <typename Matches>
void Replace(Page* page, Random& random, double share, std::size_t length, Matches replacement) {
  for (auto& line : page->lines) {
    for (auto& run : line.runs) {
      std::string out;
      bool target = false;
      for (std::size_t i = 0; i < run.text.size();) {
        if (run.text.compare(i, 2, "](") == 0 || run.text.compare(i, 3, "www") == 0) target = true;
        if (run.text[i] == ')' || run.text[i] == ' ') target = false;
        const std::string with = target ? "" : replacement(run.text, i);
        if (with.empty() || !random.Chance(share)) {
          out += run.text[i++];
        } else {
          out += with;
          i += length;
        }
      }
      run.text = std::move(out);
    }
  }
}

PrintedLine Caption(std::string text) {
  PrintedLine caption;
  caption.role = Role::kCaption;
  caption.runs.push_back({std::move(text), kNoField});
  return caption;
}

// The title of an item that names publishers, as its cover says it again.
std::string OnTheCover(const Page& page, const PrintedLine& line, bool capitals) {
  std::string title;
  bool byline = false;
  for (const auto& run : line.runs) {
    if (run.field < 0) continue;
    const auto& field = page.fields[static_cast<std::size_t>(run.field)];
    byline |= field.ends_with(".byline");
    if (field.ends_with(".title")) title += run.text;
  }
  if (!byline) return {};
  while (!title.empty() && (title.back() == '.' || title.back() == ' ')) title.pop_back();
  if (capitals) {
    for (char& c : title) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return title;
}

}  // namespace

void InsertCaptions(Page* page, Random& random) {
  constexpr std::size_t kLongestOnCover = 70;
  std::vector<PrintedLine> lines;
  std::string capitals;
  std::string title;
  for (std::size_t i = 0; i < page->lines.size(); ++i) {
    auto& line = page->lines[i];
    const bool here =
        line.role == Role::kBody && line.before == Space::kBlank && !line.entry && random.Chance(0.06);
    if (line.role == Role::kTitle && !line.continues) {
      title = OnTheCover(*page, line, false);
      capitals = OnTheCover(*page, line, true);
    }
    const bool again = here && title.find(' ') != std::string::npos && title.size() <= kLongestOnCover &&
                       title.find('[') == std::string::npos && random.Chance(0.3);
    if (again) {
      lines.push_back(Caption(random.Chance(0.5) ? capitals : title));
      if (random.Chance(0.4))
        lines.push_back(Caption("November " + std::to_string(random.Between(2013, 2024))));
    } else if (here) {
      PrintedLine caption;
      caption.role = Role::kCaption;
      const bool image = page->markdown && random.Chance(0.4);
      if (image) caption.runs.push_back({"![", kMarkup});
      caption.runs.push_back({CaptionText(random), kNoField});
      if (image) caption.runs.push_back({"](#)", kMarkup});
      lines.push_back(std::move(caption));
    }
    lines.push_back(std::move(line));
  }
  page->lines = std::move(lines);
}

void CurlQuotes(Page* page, Random& random) {
  const double share = random.Chance(0.5) ? 1.0 : 0.5;
  Replace(page, random, share, 1, [](const std::string& text, std::size_t at) -> std::string {
    if (text[at] != '\'') return {};
    return at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' ? "‘" : "’";
  });
}

void LengthenDashes(Page* page, Random& random) {
  const std::string dash = random.Chance(0.7) ? " – " : " — ";
  Replace(page, random, 0.8, 3, [&](const std::string& text, std::size_t at) -> std::string {
    return text.compare(at, 3, " - ") == 0 ? dash : std::string();
  });
}

void DoubleSpaces(Page* page, Random& random) {
  Replace(page, random, 0.3, 1, [](const std::string& text, std::size_t at) -> std::string {
    return text[at] == ' ' && at > 0 && text[at - 1] == '.' ? "  " : "";
  });
}

void TrailSpaces(Page* page, Random& /*random*/) {
  for (auto& line : page->lines) {
    if (line.tail.empty()) line.tail = " ";
  }
}

void InsertSoftHyphens(Page* page, Random& random) {
  Replace(page, random, 0.01, 1, [](const std::string& text, std::size_t at) -> std::string {
    for (std::size_t i = at < 3 ? 0 : at - 3; i < at + 4; ++i) {
      if (at < 3 || i >= text.size() || !IsLetter(text[i])) return {};
    }
    return text.substr(at, 1) + "\u00ad";
  });
}

void UseNoBreakSpaces(Page* page, Random& random) {
  Replace(page, random, 0.03, 1, [](const std::string& text, std::size_t at) -> std::string {
    const bool inside = at > 0 && at + 1 < text.size() && text[at - 1] != '.' && text[at + 1] != ' ';
    return text[at] == ' ' && inside ? "\u00a0" : "";
  });
}

void JoinLigatures(Page* page, Random& /*random*/) {
  Random always(0);
  Replace(page, always, 1.0, 2, [](const std::string& text, std::size_t at) -> std::string {
    return text.compare(at, 2, "fi") == 0 ? "\ufb01" : "";
  });
}

void UseCarriageReturns(Page* page, Random& /*random*/) { page->line_end = "\r\n"; }

void AddByteOrderMark(Page* page, Random& /*random*/) { page->byte_order_mark = true; }

}  // namespace pulse::corpus::noise
