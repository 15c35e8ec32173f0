#include "services/ingest/parser/names/news_byline.h"

#include <gtest/gtest.h>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

TEST(NamesPublishersOfNews, AsksForABody) {
  EXPECT_TRUE(NamesPublishersOfNews("Harbour Council"));
  EXPECT_TRUE(NamesPublishersOfNews("Cordis Bright and Harbour Office"));
  EXPECT_TRUE(NamesPublishersOfNews("Opportunity Ashmere and Cordis Bright"));
  EXPECT_TRUE(NamesPublishersOfNews("Department for Canals, Bridges and Ferries (DCBF)"));
  EXPECT_FALSE(NamesPublishersOfNews("Review of Harbour Safety"));
  EXPECT_FALSE(NamesPublishersOfNews("Evaluation of the \"Open Locks\" Trust"));
  EXPECT_FALSE(NamesPublishersOfNews("Farewell to Ada Stavely"));
  EXPECT_FALSE(NamesPublishersOfNews("Northern Ireland"));
  EXPECT_FALSE(NamesPublishersOfNews("Cordis Bright at 12"));
  EXPECT_FALSE(NamesPublishersOfNews("Blog"));
  EXPECT_FALSE(NamesPublishersOfNews(""));
}

TEST(ParseDocument, KeepsTitlesOfNewsWithStopsWhole) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
      "Ada Stavely\n\n## Cordis Bright News\n\n"
      "#### Review of Harbour Safety. Ashmere\n\nWe have begun a review of two harbours.\n\n"
      "#### Harbour Council. Evaluation of the ferries\n\nWe have looked at nine ferries.\n\n");
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 2);
  EXPECT_EQ(items[0].title(), "Review of Harbour Safety. Ashmere");
  EXPECT_EQ(items[0].publishers_size(), 0);
  EXPECT_EQ(items[1].byline(), "Harbour Council");
}

}  // namespace
}  // namespace pulse::ingest
