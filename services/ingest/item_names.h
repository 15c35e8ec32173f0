// Names of items: minted once from the title, then kept through corrections
// and re-ingest, and never given to another item.
//
//   issues/2022-09/items/serious-violence-in-context
//
// Pure: the names ever minted come as an argument.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Longest slug, in bytes.
inline constexpr std::size_t kMaxSlugBytes = 80;

/// The names that an issue has given so far.
struct GivenNames {
  const v1::Issue* current = nullptr;  // as its document reads; null: the issue is new
  std::vector<v1::Item> former;        // what it had once and `current` has not
  std::set<std::string> ever_minted;   // all names, those of `current` and `former` included
};

/// Names every item of `issue`, whose own name is set, that has no name yet. An
/// item that `given.current` already has keeps its name, unless another item of
/// `issue` came with it; it is recognised, in this order, by
///   1. sector and folded title,
///   2. folded title in any sector,
///   3. folded byline and a body of mostly the same words, or, where a body has
///      only a few, a title of mostly the same words,
/// items of equal titles in printed order. One that comes back, which 3. finds
/// among `given.former`, gets the name it had. Others get the slug of their title,
/// numbered (`-2`, `-3`, …) where it was ever taken.
void NameItems(const GivenNames& given, v1::Issue* issue);

}  // namespace pulse::ingest
