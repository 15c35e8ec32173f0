// What stands above the words of welcome, where it leaves no doubt.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Sets Sure::kMasthead on the line that is the digest's name and on the edition's, and
/// Sure::kNotice on what mailing programs print above and between them: "View this email
/// in your browser". Looks at the lines before `welcome`.
void ObserveMasthead(const std::vector<Line>& lines, std::size_t welcome, std::vector<Observation>* all);

}  // namespace pulse::ingest
