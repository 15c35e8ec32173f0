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

}  // namespace

int RemoveContents(std::vector<TextBlock>* blocks) {
  constexpr std::size_t kFewestEntries = 3;
  const std::size_t front = std::min(blocks->size(), kFrontBlocks);
  for (std::size_t i = 0; i < front; ++i) {
    if ((*blocks)[i].text.size() > kLongestEntry || !OpensContents(Fold(PlainTextOf((*blocks)[i])))) continue;
    std::size_t end = i + 1;
    while (end < blocks->size() && EndsInPage((*blocks)[end])) ++end;
    if (end - i <= kFewestEntries) continue;
    const auto begin = blocks->begin();
    blocks->erase(begin + static_cast<std::ptrdiff_t>(i), begin + static_cast<std::ptrdiff_t>(end));
    return static_cast<int>(end - i);
  }
  return 0;
}

}  // namespace pulse::ingest
