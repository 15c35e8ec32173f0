#include "services/ingest/parser/lines/cut_line.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

TEST(CutLine, LeavesTheMarkInFrontAndTheBreakBehind) {
  const std::string text = "Text.\n\n- **Harbour Trust. Locks.** They are old. {#locks}  ";
  auto line = SplitLines(text, true).at(1);
  const auto rest = CutLine(line.raw.find("They"), Gap::kBlank, &line);

  EXPECT_EQ(line.mark, Mark::kBullet);
  EXPECT_EQ(line.content, "**Harbour Trust. Locks.**");
  EXPECT_FALSE(line.hard_break);
  EXPECT_EQ(rest.mark, Mark::kNone);
  EXPECT_EQ(rest.gap, Gap::kBlank);
  EXPECT_EQ(rest.content, "They are old.");
  EXPECT_TRUE(rest.hard_break);
}

TEST(CutLine, KeepsEachByteInItsPlace) {
  const std::string text = "  7. Harbours and ferries";
  auto line = SplitLines(text, true).at(0);
  const std::string raw(line.raw);
  const auto rest = CutLine(line.raw.find("and"), Gap::kGlued, &line);

  EXPECT_EQ(std::string(line.raw) + std::string(rest.raw), raw);
  EXPECT_EQ(text.substr(rest.begin, rest.raw.size()), rest.raw);
  EXPECT_EQ(rest.number, 0);
  EXPECT_EQ(rest.indent, 0);
}

}  // namespace
}  // namespace pulse::ingest
