// A heading's text parted into its publishers and its title.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pulse::ingest {

enum class BylineStyle : std::uint8_t {
  kStop,        // Publisher. Title
  kMarkBehind,  // Publisher: Title, Publisher – Title, Publisher | Title
  kMarkBefore,  // Title – Publisher, Title | Publisher
  kBrackets,    // Title (Publisher)
  kLineAbove,   // Publisher, and the title on the next line
  kLineBelow,   // the title, and the publisher on the next line
};

/// Where a heading's publishers and title stand in it: byte offsets.
struct HeadingParts {
  std::size_t byline_begin = 0;
  std::size_t byline_end = 0;
  std::size_t title_begin = 0;
  std::size_t title_end = 0;
  std::size_t label = 0;  // bytes of the label right before the publishers (byline_label.h)
};

/// What makes capitalised words a publisher's name.
enum class NameEvidence : std::uint8_t {
  kOrganisation,  // a word among them that organisations are called by
  kCapitals,      // that, or that they are few and stand where publishers do
};

/// Parts a heading of one line printed in `style`, which is none of kStop and the
/// styles of two lines; nothing when it does not read that way.
std::optional<HeadingParts> SplitInStyle(std::string_view heading, BylineStyle style,
                                         NameEvidence evidence = NameEvidence::kCapitals);

/// Whether a line says the names of publishers and no more: its content words
/// capitalised, no sentence, and as much as `evidence` asks for.
bool ReadsAsPublishers(std::string_view text, NameEvidence evidence);

/// Two words or more, all in capitals: "EARLY HELP" is printed on a cover.
bool IsInCapitals(std::string_view text);

/// Whether a heading of one line has its first mark in the way of kMarkBehind, and
/// that is no colon, which titles have as well.
bool HasDashBehindPublishers(std::string_view heading);

/// Longest text that is looked at as a heading, and as publishers; bytes.
inline constexpr std::size_t kLongestStyledHeading = 300;
inline constexpr std::size_t kLongestStyledByline = 160;

}  // namespace pulse::ingest
