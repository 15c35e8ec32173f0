#include "services/ingest/convert/digest_page.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Blocks = std::vector<TextBlock>;

// The page's masthead is this many blocks at most.
constexpr std::size_t kMastheadBlocks = 16;
constexpr std::size_t kLongestByline = 300;

// As services/render prints them.
constexpr std::array<std::string_view, 4> kKindLabels = {"News", "Report", "Briefing", "Tool or guidance"};

std::string FoldedOf(const TextBlock& block) { return Fold(PlainTextOf(block)); }

// Takes a count and a space off the front of a folded text.
bool TakeCount(std::string_view* text) {
  std::size_t digits = 0;
  while (digits < text->size() && IsDigit((*text)[digits])) ++digits;
  if (digits == 0 || digits >= text->size() || (*text)[digits] != ' ') return false;
  text->remove_prefix(digits + 1);
  return true;
}

// "11 items in 4 sections".
bool IsSummary(const TextBlock& block) {
  const auto folded = FoldedOf(block);
  std::string_view rest = folded;
  if (!TakeCount(&rest) || (!rest.starts_with("items in ") && !rest.starts_with("item in "))) return false;
  rest.remove_prefix(rest.find(" in ") + 4);
  return TakeCount(&rest) && (rest == "sections" || rest == "section");
}

// A line of the contents: "Reports 2 items", or its number alone where the word
// is for screen readers only.
bool IsContentsEntry(const TextBlock& block) {
  const auto folded = FoldedOf(block);
  std::string_view rest = folded;
  for (const std::string_view end : {" items", " item"}) {
    if (rest.ends_with(end)) rest.remove_suffix(end.size());
  }
  return !rest.empty() && IsDigit(rest.back()) && rest.size() < kLongestByline * 4;
}

std::size_t EndOfContents(const Blocks& blocks, std::size_t heading) {
  std::size_t end = heading + 1;
  while (end < blocks.size() && !IsHeading(blocks[end]) && IsContentsEntry(blocks[end])) ++end;
  return end;
}

void RemoveNavigation(Blocks* blocks, std::size_t summary) {
  Blocks kept;
  for (std::size_t i = 0; i < blocks->size(); ++i) {
    const auto folded = i <= summary + kMastheadBlocks ? FoldedOf((*blocks)[i]) : std::string();
    if (folded == "contents" && i > summary) {
      i = EndOfContents(*blocks, i) - 1;
      continue;
    }
    const bool strap = i < summary && (folded == "monthly digest" || folded == "special edition" ||
                                       folded == "skip to the digest");
    const bool title = i > summary && folded == "introduction";
    // What the page calls a section that has no title.
    const bool untitled = IsHeading((*blocks)[i]) && FoldedOf((*blocks)[i]) == "in this issue";
    if (strap || title || untitled || i == summary) continue;
    kept.push_back(std::move((*blocks)[i]));
  }
  *blocks = std::move(kept);
}

bool IsFooterHeading(const TextBlock& block) {
  const auto folded = FoldedOf(block);
  return folded == "contact" || folded == "about this mailing";
}

// The heading of a sector or of a group.
bool IsSectionHeading(const TextBlock& block) { return NamesSectorOrGroup(FoldedOf(block)); }

// The heading of the first section. A special edition's may name no sector: then
// the one above the first group's.
Blocks::iterator FirstSection(Blocks* blocks) {
  const auto sector = std::find_if(blocks->begin(), blocks->end(), [](const TextBlock& block) {
    return IsHeading(block) && SectorOfHeading(FoldedOf(block)) != Sector::kNone;
  });
  if (sector != blocks->end()) return sector;
  const auto group = std::find_if(blocks->begin(), blocks->end(), [](const TextBlock& block) {
    return IsHeading(block) && IsSectionHeading(block);
  });
  const bool headed = group != blocks->end() && group != blocks->begin() && IsHeading(*std::prev(group));
  return headed ? std::prev(group) : group;
}

// Contact and notices, from the page's end to before its first section.
void MoveFooter(Blocks* blocks) {
  const auto section = FirstSection(blocks);
  const auto footer = std::find_if(section, blocks->end(), IsFooterHeading);
  if (section == blocks->end() || footer == blocks->end()) return;
  const auto moved_to = std::distance(blocks->begin(), section);
  const auto moved = std::distance(footer, blocks->end());
  std::rotate(section, footer, blocks->end());
  const auto first = blocks->begin() + moved_to;
  // Large print at the page's foot is no heading.
  for (auto block = first; block != first + moved; ++block) {
    if (IsHeading(*block)) block->text.erase(0, block->text.find_first_not_of("# "));
  }
  blocks->erase(std::remove_if(first, first + moved, IsFooterHeading), first + moved);
}

bool IsName(std::string_view text) {
  if (text.empty() || text.size() > kLongestByline || !IsUpper(text.front())) return false;
  if (!IsAlpha(text.back()) && text.back() != ')' && static_cast<unsigned char>(text.back()) < 0x80)
    return false;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    if (IsLower(word.front()) && !IsNameParticle(word)) return false;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    text.remove_prefix(LeadingSpace(text));
  }
  return true;
}

// Of a heading; what is none is below all of them.
std::size_t LevelOf(const TextBlock& block) {
  return IsHeading(block) ? block.text.find_first_not_of('#') : 7;
}

// What stands above `title`: "Publisher Report #", each part but one optional.
// False when it is something else.
bool ReadSource(const TextBlock& block, const TextBlock& title, std::string* byline) {
  const auto plain = PlainTextOf(block);
  const bool is_label = std::find(kKindLabels.begin(), kKindLabels.end(), plain) != kKindLabels.end();
  // "Cordis Bright News" is a section; "News" alone labels an item.
  if (IsFooterHeading(block) || (!is_label && IsSectionHeading(block))) return false;
  std::string_view rest = plain;
  const bool permalink = rest.ends_with(" #");
  if (permalink) rest = Trim(rest.substr(0, rest.size() - 2));
  if (rest == "#") rest = {};
  bool label = false;
  for (const auto name : kKindLabels) {
    const bool alone = rest == name;
    if (!alone && !(rest.ends_with(name) && rest[rest.size() - name.size() - 1] == ' ')) continue;
    rest = Trim(rest.substr(0, rest.size() - name.size()));
    label = true;
    break;
  }
  // A kind without a label leaves the publisher alone, in type smaller than the title's.
  if (!permalink && !label && !(LevelOf(block) > LevelOf(title) && IsName(rest))) return false;
  if (rest.size() > kLongestByline) return false;
  *byline = rest;
  return true;
}

bool IsTitle(const TextBlock& block) { return IsHeading(block) && !IsSectionHeading(block); }

void JoinBylines(Blocks* blocks) {
  Blocks kept;
  for (auto& block : *blocks) {
    std::string byline;
    if (!kept.empty() && IsTitle(block) && ReadSource(kept.back(), block, &byline)) {
      const auto text = block.text.find_first_not_of("# ");
      bool new_page = kept.back().new_page;
      kept.pop_back();
      // Beside a publisher of two lines, print puts the kind on a height of its own.
      if (byline.empty() && !kept.empty() && IsName(PlainTextOf(kept.back())) &&
          !IsSectionHeading(kept.back())) {
        byline = PlainTextOf(kept.back());
        new_page = kept.back().new_page;
        kept.pop_back();
      }
      if (!byline.empty() && text != std::string::npos) {
        block.text.insert(text, byline + (byline.back() == '.' ? " " : ". "));
      }
      block.new_page = new_page;
    }
    kept.push_back(std::move(block));
  }
  *blocks = std::move(kept);
}

}  // namespace

bool RestoreDigestForm(Blocks* blocks) {
  const auto front_end =
      blocks->begin() + static_cast<std::ptrdiff_t>(std::min(kMastheadBlocks, blocks->size()));
  const auto summary = std::find_if(blocks->begin(), front_end, IsSummary);
  if (summary == front_end) return false;
  RemoveNavigation(blocks, static_cast<std::size_t>(std::distance(blocks->begin(), summary)));
  JoinBylines(blocks);
  MoveFooter(blocks);
  return true;
}

}  // namespace pulse::ingest
