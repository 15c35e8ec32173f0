// A part of the document.

#pragma once

#include <cstdint>

namespace pulse::ingest {

/// A half-open byte range of the document.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

}  // namespace pulse::ingest
