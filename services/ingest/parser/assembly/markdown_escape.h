// Plain text as Markdown.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// `line` as CommonMark text that renders as itself. `first` when it opens a
/// block, where `#`, `>`, `-` or `1.` would mean something. It is `line` itself
/// where nothing needs an escape, else what `*escaped` is made.
std::string_view EscapeMarkdown(std::string_view line, bool first, std::string* escaped);

/// Whether a backslash in front of `c` is no character of its own in Markdown.
bool IsPunctuation(char c);

}  // namespace pulse::ingest
