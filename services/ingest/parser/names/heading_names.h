// What the digest's headings are called, as data: sectors, groups, and what only
// looks like them inside a summary. All want a folded heading (Fold).

#pragma once

#include <cstdint>
#include <string_view>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// What a section is about: one of the taxonomy's sectors, or the publisher's own news.
enum class Sector : std::uint8_t { kNone, kNews, kAdult, kChildren, kJustice };

/// The sector's id: `criminal-justice`, `news`; empty for none.
std::string_view IdOf(Sector sector);

/// The sector that a folded heading names.
/// Exact aliases first, then headings of few words that hold a sector's words.
Sector SectorOfHeading(std::string_view folded);

/// Whether a folded text says nothing but words that sectors' names are made of:
/// the rest of a heading that was cut.
bool HoldsOnlySectorWords(std::string_view folded);

/// Whether a folded heading names a group, and which.
bool KindOfHeading(std::string_view folded, v1::ItemKind* kind);

/// The sector of a folded heading that names it and one of its groups in one
/// (`criminal justice reports`), and which group; none when it does not.
Sector SectorAndKindOfHeading(std::string_view folded, v1::ItemKind* kind);

/// Whether a folded heading names a sector or a group.
bool NamesSectorOrGroup(std::string_view folded);

/// A folded line that heads a list of contents: `in this issue`.
bool OpensContents(std::string_view folded);

/// A folded heading or line that stands inside a summary: `key findings`, `read more`.
bool IsSubheading(std::string_view folded);

}  // namespace pulse::ingest
