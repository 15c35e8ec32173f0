// What a line says by itself: its mark, its words, how it begins and ends.

#pragma once

#include <cstddef>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Lines longer than this are text, whatever they say: no title, heading or
/// sign-off comes near it, so only their ends are looked at. Bytes.
inline constexpr std::size_t kTextLine = 420;

/// Adds what `line` says to `seen`. Notices and addresses are looked for where
/// `at_edge`: before the first section and at the document's end.
void ObserveLine(const Line& line, bool at_edge, Observation* seen);

/// Of a line behind the first section's heading: "Updated 12 May 2023" is said of an
/// item, and dates nothing else.
void ObserveUpdate(const Line& line, Observation* seen);

}  // namespace pulse::ingest
