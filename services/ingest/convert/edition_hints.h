// Where the month of an issue stands when its text does not name it.

#pragma once

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

struct EditionHint {
  std::string where;  // `the page's title`
  std::string text;
};

/// Puts the first hint that names a month and a year above the text of `document`,
/// when neither that text nor the document's name says which issue it is. Returns the
/// hint that was used, or null.
const EditionHint* AddMasthead(const std::vector<EditionHint>& hints, v1::Document* document);

}  // namespace pulse::ingest
