// Document → CommonMark in the digest's own shape, which the ingest service
// reads back:
//
//   # title  ## Month YYYY  introduction  Best wishes,  name and role  notices
//   contact  ## Section  ### Reports | Briefings | Tools and Guidance
//   #### Publisher. Title  body

#pragma once

#include <string>

#include "services/render/document/document.h"
#include "services/render/text/line_writer.h"

namespace pulse::render {

std::string EmitMarkdown(const Document& document);

/// One item of it.
void WriteMarkdownItem(LineWriter& lines, const DocumentItem& item);

}  // namespace pulse::render
