#include "services/ingest/parser/lines/cut_line.h"

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

Line CutLine(std::size_t at, Gap gap, Line* line) {
  const std::size_t front = at - static_cast<std::size_t>(line->content.data() - line->raw.data());
  Line rest;
  rest.raw = line->raw.substr(at);
  rest.content = Trim(line->content.substr(front));
  rest.begin = line->begin + static_cast<std::uint32_t>(at);
  rest.gap = gap;
  rest.hard_break = line->hard_break;
  line->raw = line->raw.substr(0, at);
  line->content = Trim(line->content.substr(0, front));
  line->hard_break = false;
  return rest;
}

}  // namespace pulse::ingest
