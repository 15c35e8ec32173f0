// Bodies of the tests' own texts.

#pragma once

#include <string>
#include <vector>

#include "services/ingest/parser/assembly/body.h"
#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

inline Body Normalise(const std::vector<Line>& lines, bool markdown) {
  std::vector<const Line*> views;
  views.reserve(lines.size());
  for (const auto& line : lines) views.push_back(&line);
  return NormaliseBody(views, markdown);
}

inline std::string NormalisedText(const std::string& text, bool markdown) {
  return Normalise(SplitLines(text, markdown), markdown).markdown;
}

}  // namespace pulse::ingest
