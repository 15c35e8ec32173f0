#include "services/render/byte_run.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::render {
namespace {

constexpr auto kStops = [](auto byte) { return (byte < 0) | (byte == '='); };

// Texts that fill no block, one, and some with a rest.
TEST(RunUntil, EndsAtTheFirstStopWhereverItStands) {
  for (std::size_t size = 0; size < 50; ++size) {
    EXPECT_EQ(RunUntil(std::string(size, 'a'), kStops), size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text.back() = '=';
      text[at] = '\x80';
      EXPECT_EQ(RunUntil(text, kStops), at) << size;
    }
  }
}

TEST(RunUntilDoubled, EndsAtTheFirstTwoInARow) {
  EXPECT_EQ(RunUntilDoubled("", ' '), 0U);
  for (std::size_t size = 1; size < 50; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = ' ';
      EXPECT_EQ(RunUntilDoubled(text, ' '), size) << at;
      if (at + 1 == size) continue;
      text[at + 1] = ' ';
      EXPECT_EQ(RunUntilDoubled(text, ' '), at) << size;
    }
  }
}

}  // namespace
}  // namespace pulse::render
