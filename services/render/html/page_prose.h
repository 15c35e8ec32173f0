// Prose → HTML.

#pragma once

#include "services/render/document/prose.h"
#include "services/render/html/html_writer.h"

namespace pulse::render {

/// Writes `prose` as it stands under a heading of level `heading_level`: its
/// own headings start one level below and end at h6.
void WriteHtmlProse(HtmlWriter& html, const Prose& prose, int heading_level);

/// Opens h1…h6; a level beyond is the nearest of them.
void OpenHeading(HtmlWriter& html, int level, HtmlWriter::Attributes attributes = {});

}  // namespace pulse::render
