// Checks that stay in optimised builds.

#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace pulse::fuzz {

/// Ends the process when `kept` is false: libFuzzer then saves the input.
inline void Promise(bool kept, std::string_view what) {
  if (kept) return;
  std::fprintf(stderr, "promise broken: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

}  // namespace pulse::fuzz
