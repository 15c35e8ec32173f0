#include "services/ingest/convert/contents_list.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// The list stands among so many blocks at a document's front.
constexpr std::size_t kFrontBlocks = 24;
constexpr std::size_t kLongestEntry = 320;

// "Reports ........ 5", "Criminal Justice 12"
bool EndsInPage(const TextBlock& block) {
  constexpr std::size_t kMostDigits = 3;
  if (block.text.size() > kLongestEntry) return false;
  const auto plain = PlainTextOf(block);
  std::string_view rest = Trim(plain);
  std::size_t digits = 0;
  while (!rest.empty() && IsDigit(rest.back())) {
    rest.remove_suffix(1);
    ++digits;
  }
  return digits > 0 && digits <= kMostDigits && rest.size() > 1 &&
         (rest.back() == ' ' || rest.back() == '.') && std::any_of(rest.begin(), rest.end(), IsAlpha);
}

// The first line of a block, folded, when a section is called so; else nothing.
std::string SectionNamedBy(const TextBlock& block) {
  auto name = Fold(PlainTextOf({false, block.text.substr(0, block.text.find('\n'))}));
  return NamesSectorOrGroup(name) ? name : std::string();
}

bool IsHeadingOf(const TextBlock& block, const std::string& name) {
  return block.text.size() <= kLongestEntry && IsHeading(block) && SectionNamedBy(block) == name;
}

// One past the contents without page numbers that block `title` heads: they name the first
// section, which comes again as a heading, and another that comes again behind it. `title`
// where they do not.
std::size_t EndOfNamedContents(const std::vector<TextBlock>& blocks, std::size_t title) {
  constexpr std::size_t kMostEntries = 80;
  if (title + 1 >= blocks.size()) return title;
  const auto first = SectionNamedBy(blocks[title + 1]);
  if (first.empty()) return title;
  const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(title) + 2;
  const auto last =
      blocks.begin() + static_cast<std::ptrdiff_t>(std::min(blocks.size(), title + kMostEntries));
  if (begin > last) return title;
  const auto end = std::find_if(begin, last, [&](const auto& block) { return IsHeadingOf(block, first); });
  if (end == last) return title;
  const bool another = std::any_of(begin, end, [&](const TextBlock& entry) {
    const auto name = SectionNamedBy(entry);
    return !name.empty() &&
           std::any_of(end, blocks.end(), [&](const auto& block) { return IsHeadingOf(block, name); });
  });
  return another ? static_cast<std::size_t>(end - blocks.begin()) : title;
}

}  // namespace

int RemoveContents(std::vector<TextBlock>* blocks) {
  constexpr std::size_t kFewestEntries = 3;
  const std::size_t front = std::min(blocks->size(), kFrontBlocks);
  for (std::size_t i = 0; i < front; ++i) {
    if ((*blocks)[i].text.size() > kLongestEntry || !OpensContents(Fold(PlainTextOf((*blocks)[i])))) continue;
    std::size_t end = i + 1;
    while (end < blocks->size() && EndsInPage((*blocks)[end])) ++end;
    if (end - i <= kFewestEntries && (end = EndOfNamedContents(*blocks, i)) == i) continue;
    const auto begin = blocks->begin();
    blocks->erase(begin + static_cast<std::ptrdiff_t>(i), begin + static_cast<std::ptrdiff_t>(end));
    return static_cast<int>(end - i);
  }
  return 0;
}

}  // namespace pulse::ingest
