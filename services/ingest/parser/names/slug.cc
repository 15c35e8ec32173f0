#include "services/ingest/parser/names/slug.h"

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

std::string Slug(std::string_view text, std::size_t limit, std::string_view fallback) {
  std::string slug;
  for (const char c : Fold(text)) {
    if (IsAlpha(c) || IsDigit(c)) {
      slug.push_back(c);
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  if (slug.size() > limit) {
    const std::size_t cut = slug.rfind('-', limit);
    slug.resize(cut == std::string::npos || cut == 0 ? limit : cut);
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? std::string(fallback) : slug;
}

}  // namespace pulse::ingest
