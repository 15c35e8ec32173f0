// What the digest's headings are called, as data: sectors, groups, and what only
// looks like them inside a summary. All want a folded heading (Fold).

#pragma once

#include <string_view>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Sector id (`criminal-justice`, `news`) a folded heading names, or empty.
/// Exact aliases first, then headings of few words that hold a sector's words.
std::string_view SectorOfHeading(std::string_view folded);

/// Whether a folded text says nothing but words that sectors' names are made of:
/// the rest of a heading that was cut.
bool HoldsOnlySectorWords(std::string_view folded);

/// Whether a folded heading names a group, and which.
bool KindOfHeading(std::string_view folded, v1::ItemKind* kind);

/// The sector of a folded heading that names it and one of its groups in one
/// (`criminal justice reports`), and which group; empty when it does not.
std::string_view SectorAndKindOfHeading(std::string_view folded, v1::ItemKind* kind);

/// Whether a folded heading names a sector or a group.
bool NamesSectorOrGroup(std::string_view folded);

/// A folded line that heads a list of contents: `in this issue`.
bool OpensContents(std::string_view folded);

/// A folded heading or line that stands inside a summary: `key findings`, `read more`.
bool IsSubheading(std::string_view folded);

}  // namespace pulse::ingest
