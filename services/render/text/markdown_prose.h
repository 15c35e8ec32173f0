// Prose → CommonMark.

#pragma once

#include "services/render/document/prose.h"
#include "services/render/text/line_writer.h"

namespace pulse::render {

/// Writes `prose` as it stands under a heading of level `heading_level`: its
/// own headings start one level below and end at level 6. Reading what was
/// written gives the same prose, but for lists that CommonMark can only part
/// with an empty line.
void WriteMarkdownProse(LineWriter& lines, const Prose& prose, int heading_level);

}  // namespace pulse::render
