#include "services/ingest/parser/observations/numbered_parts.h"

#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

TEST(IsNumberedPart, AsksForAWordANumberAndAStop) {
  EXPECT_TRUE(IsNumberedPart("**Crew 1. What we saw**"));
  EXPECT_TRUE(IsNumberedPart("Part Two: the crews"));
  EXPECT_TRUE(IsNumberedPart("Annex B. Tides"));
  EXPECT_FALSE(IsNumberedPart("Part of it. The crews"));
  EXPECT_FALSE(IsNumberedPart("Phase 1.5 of the works"));
  EXPECT_FALSE(IsNumberedPart("Census 2021. Boats"));
  EXPECT_FALSE(IsNumberedPart(""));
}

TEST(IsNamedPart, AsksForAWordThatPartsAreCalledBy) {
  EXPECT_TRUE(IsNamedPart("Recommendation 12. Pay"));
  EXPECT_FALSE(IsNamedPart("Crew 12. Pay"));
}

// Marked as titles are, in bold, and as lines of their own.
TEST(ParseDocument, ReadsNumberedPartsOfASummaryAsItsHeadings) {
  const std::string summary = "This report looks at boats, and finds that there are fewer of them.\n\n";
  std::string text =
      "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
      "Ada Stavely\n\n## Criminal Justice\n\n### Reports\n\n";
  for (const std::string title :
       {"Ferries and their crews", "What lock keepers need", "Night sailings", "A year on the water"})
    text += "#### **Harbour Council. " + title + "**\n\n" + summary;
  text += "#### **Trial 1. Open Locks in Spring**\n\nTwelve crews took part.\n\n";
  text += "**Part Two. The crews**\n\nNine took part.\n\n";
  text += "Recommendation 10. Lock Keepers\n\nThere should be more of them.\n\n";
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 4);
  EXPECT_NE(items[3].body().find("Open Locks in Spring"), std::string::npos);
  EXPECT_NE(items[3].body().find("There should be more of them."), std::string::npos);
}

}  // namespace
}  // namespace pulse::ingest
