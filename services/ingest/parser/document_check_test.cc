#include "services/ingest/parser/document_check.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

void ExpectPosition(std::string_view text, std::size_t offset, int line, int column) {
  const Position position = PositionOf(text, offset);
  EXPECT_EQ(position.line, line) << offset;
  EXPECT_EQ(position.column, column) << offset;
}

TEST(PositionOf, CountsEachKindOfLineEndOnce) {
  const std::string_view text = "a\nbc\r\nd\re";
  ExpectPosition(text, 0, 1, 1);
  ExpectPosition(text, 2, 2, 1);
  ExpectPosition(text, 5, 2, 4);  // between the two bytes of one line end
  ExpectPosition(text, 6, 3, 1);
  ExpectPosition(text, 8, 4, 1);
}

TEST(PositionOf, CountsBytesFromTheLastLineEndOfALongText) {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string text = std::string(before, '\n') + std::string(before, 'x') + "\r\r\nyz";
    const int lines = static_cast<int>(before);
    ExpectPosition(text, 2 * before, lines + 1, lines + 1);
    ExpectPosition(text, 2 * before + 4, lines + 3, 2);
  }
}

}  // namespace
}  // namespace pulse::ingest
