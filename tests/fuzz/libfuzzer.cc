// libFuzzer's entry; PULSE_FUZZ_CHECK is the target's function.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/entry.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto* const bytes = reinterpret_cast<const char*>(data);  // libFuzzer's bytes, as text
  pulse::fuzz::PULSE_FUZZ_CHECK(std::string_view(bytes == nullptr ? "" : bytes, size));
  return 0;
}
