#include "services/ingest/parser/lines/paragraphs.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

// First lines of the paragraphs of `text`, as offsets in its lines.
std::vector<std::size_t> Firsts(const std::string& text, bool markdown = false) {
  const auto lines = SplitLines(text, markdown);
  std::vector<std::size_t> firsts;
  for (const auto& paragraph : FindParagraphs(lines, MeasureLayout(lines))) firsts.push_back(paragraph.first);
  return firsts;
}

std::string Wrapped() {
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text +=
        "This report looks at ferries and the people who sail in them, and\n"
        "finds that they are fewer than they were, and that most of those\n"
        "who are left would rather be on land.\n\n";
  }
  return text;
}

TEST(FindParagraphs, PartsATitleFromTheTextItIsGluedTo) {
  const auto firsts = Firsts(Wrapped() +
                             "Harbour Council. Ferries\n"
                             "This report looks at ferries and the people who sail in them.\n");
  ASSERT_EQ(firsts.size(), 7U);
  EXPECT_EQ(firsts[6], 16U);
}

TEST(FindParagraphs, KeepsATitleThatIsSetNarrower) {
  EXPECT_EQ(Firsts(Wrapped() + "Harbour Council. Ferries in\nthe North\n").size(), 6U);
  EXPECT_EQ(Firsts(Wrapped() + "Harbour Council. Ferries north\nNorth East report\n").size(), 6U);
  EXPECT_EQ(Firsts(Wrapped() + "Harbour Council. The ferries:\nA review of them.\n").size(), 6U);
}

TEST(FindParagraphs, KeepsWhatOnlyFilledItsLine) { EXPECT_EQ(Firsts(Wrapped()).size(), 5U); }

TEST(FindParagraphs, PartsHeadingsByTheirNames) {
  EXPECT_EQ(Firsts("Criminal Justice\nReports\nHarbour Council. Ferries\n").size(), 3U);
  EXPECT_EQ(Firsts("Among them were ferries, and many\nreports. They sailed.\n").size(), 1U);
}

TEST(FindParagraphs, OpensOneWithEachListEntry) {
  EXPECT_EQ(Firsts("It asks for:\n- more ferries\n- more crews,\n  and boats\n", true).size(), 3U);
}

TEST(FindParagraphs, KeepsHardBreaks) { EXPECT_EQ(Firsts("Harbour Council  \nReports\n", true).size(), 1U); }

}  // namespace
}  // namespace pulse::ingest
