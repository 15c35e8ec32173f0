// Document → CommonMark in the digest's own shape, which the ingest service
// reads back:
//
//   # title  ## Month YYYY  introduction  Best wishes,  name and role  notices
//   contact  ## Section  ### Reports | Briefings | Tools and Guidance
//   #### Publisher. Title  body

#pragma once

#include <string>

#include "services/render/document.h"

namespace pulse::render {

std::string EmitMarkdown(const Document& document);

}  // namespace pulse::render
