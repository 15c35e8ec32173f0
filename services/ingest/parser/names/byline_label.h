// "Published by: ", "Source: ": what some issues print in front of publishers.

#pragma once

#include <cstddef>
#include <string_view>

namespace pulse::ingest {

struct BylineLabel {
  std::size_t length = 0;  // bytes, white space and marks behind it included; 0: there is none
  /// Says that what follows has published something: "Publisher: ". Others may stand
  /// in front of anything: "Source: ", "From ".
  bool sure = false;
};

/// The label that `text` opens with, which emphasis marks may end.
BylineLabel BylineLabelOf(std::string_view text);

}  // namespace pulse::ingest
