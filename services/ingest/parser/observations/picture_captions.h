// Captions: the line of words below a picture.

#pragma once

#include <vector>

#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Sets Sure::kCoverText on the further lines of a picture and on a short line right
/// below one that ends no sentence and stands by itself: where it cannot be a title, since
/// titles are headings or one stands above the picture. So too, where a gap is left of a
/// picture, on a heading below a title of a higher level and on a line in italics; and on a
/// line among others that says it is a picture's and is of no sentence.
void ObservePictureCaptions(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
