// Prose → a line that describes it, for where no mark can stand: the preview of
// a mail, the description of a page.

#pragma once

#include <cstddef>
#include <string>

#include "services/render/document/prose.h"

namespace pulse::render {

/// The text alone, on one line, of at most about `max_bytes` bytes; cut at a
/// space with `…` when longer.
std::string DescriptionOf(const Prose& prose, std::size_t max_bytes);

}  // namespace pulse::render
