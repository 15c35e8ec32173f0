// Names of items: minted once from the title, then kept through corrections
// and re-ingest, and never given to another item.
//
//   issues/2022-09/items/serious-violence-in-context
//
// Pure: the names ever minted come as an argument.

#pragma once

#include <set>
#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Longest slug, in bytes.
inline constexpr std::size_t kMaxSlugBytes = 80;

/// Names every item of `issue`, whose own name is set, that has no name yet. An
/// item that `current` (null: there is none) already has keeps its name, unless
/// another item of `issue` came with it; it is recognised, in this order, by
///   1. sector and folded title,
///   2. folded title in any sector,
///   3. folded byline and a body of mostly the same words,
/// items of equal titles in printed order. Others get the slug of their title,
/// numbered (`-2`, `-3`, …) where it was ever taken: `ever_minted` has all
/// names the issue ever gave, those of `current` included.
void NameItems(const v1::Issue* current, const std::set<std::string>& ever_minted, v1::Issue* issue);

}  // namespace pulse::ingest
