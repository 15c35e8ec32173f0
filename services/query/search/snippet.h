// The part of a text that a search shows. Pure.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/query/search/highlight.h"

namespace pulse::query::search {

inline constexpr std::size_t kMaxSnippetBytes = 400;

/// Plain words, and what matches in them.
struct Snippet {
  std::string text;
  std::vector<TextRange> found;  // of `text`
};

/// Of `commonmark`, a text of `field`.
Snippet SnippetOf(std::string_view commonmark, const Highlighter& highlighter, db::SearchField field);

/// The stretch of `text` with most of `found`, whole words, at most
/// kMaxSnippetBytes; the beginning where nothing was found.
TextRange BestStretch(std::string_view text, const std::vector<TextRange>& found);

}  // namespace pulse::query::search
