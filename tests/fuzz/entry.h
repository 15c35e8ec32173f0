// What every fuzz target must hold to, whatever the bytes. Each function is the
// body of a libFuzzer target and of the replay of its saved corpus; a promise
// broken ends the process with a message.

#pragma once

#include <string_view>

namespace pulse::fuzz {

/// Lines lie inside the text, in order, and lose no visible byte.
void CheckSplitLines(std::string_view text);

/// Publishers and title lie inside the heading, in order.
void CheckByline(std::string_view text);

/// A normalised body is valid UTF-8, and normalising it again changes nothing
/// that is read.
void CheckNormaliseBody(std::string_view text);

/// A parse either refuses with INVALID_ARGUMENT and a reason, or owns every
/// byte once, has its spans inside the document, and answers valid UTF-8.
void CheckParseDocument(std::string_view text);

/// No format holds anything that runs, loads or leads astray.
void CheckRender(std::string_view text);

/// Pages, parts and what converters print are read within bounds; UTF-8 stays it.
void CheckConvert(std::string_view text);

struct Target {
  std::string_view name;  // also the folder of its saved corpus
  void (*check)(std::string_view text);
};

inline constexpr Target kTargets[] = {
    {"split_lines", CheckSplitLines},       {"byline", CheckByline}, {"normalise_body", CheckNormaliseBody},
    {"parse_document", CheckParseDocument}, {"render", CheckRender}, {"convert", CheckConvert},
};

}  // namespace pulse::fuzz
