// Where an issue prints the publishers of its items. "Publisher. Title" is the
// digest's own way (byline.h); issues that do otherwise do so throughout, so the
// way is found out once a document, and only where the digest's own is not met.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "services/ingest/lines.h"
#include "services/ingest/paragraphs.h"

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

/// A heading read in a style that is not kStop: lines [first, last], of which
/// those from `second` on hold the title of kLineAbove, the publishers of
/// kLineBelow; in the styles of one line it is `first`.
struct StyledHeading {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t last = 0;
};

/// The way the document prints publishers, and the headings that do.
struct StyleFound {
  BylineStyle style = BylineStyle::kStop;
  std::vector<StyledHeading> headings;
};

/// The document's paragraphs, whole where a page cut them, and of each whether a
/// heading may open there, or its second part: what is seen to be something else may
/// not.
struct HeadingPlaces {
  std::vector<Paragraph> paragraphs;
  std::vector<bool> may_head;
};

/// "Publisher. Title" met so often, that is the document's way.
inline constexpr std::size_t kOwnWay = 4;

/// `stops` is how many paragraphs read as "Publisher. Title": any other style
/// must be met more often, and three times at least. Linear.
StyleFound FindBylineStyle(const std::vector<Line>& lines, const HeadingPlaces& places, std::size_t stops);

/// Length of a number in front of a heading, white space behind it included:
/// `1. `, `1.1 `, `2) `; 0 when there is none.
std::size_t HeadingNumberLength(std::string_view heading);

}  // namespace pulse::ingest
