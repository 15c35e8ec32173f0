#include "services/ingest/parser/observations/glued_news.h"

#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

v1::Section NewsOf(const std::string& second) {
  const auto issue =
      samples::Parse(std::string(samples::kFront) +
                     "Cordis Bright News\n"
                     "Reviewing the lamps of three harbours\n"
                     "We have been asked by three neighbouring harbours in the north to look at their\n"
                     "lamps and at those who light them. We expect to report in February 2022. If your\n"
                     "harbour is thinking about a similar review, please get in touch with us here.\n" +
                     second +
                     "Members of our team were at the conference of keepers in Northmoor last month. Many\n"
                     "of the conversations on our stand were about the cost of oil and about how few of\n"
                     "the harbours feel ready for wire. The notes are free to download from our website.\n");
  return issue.sections_size() == 1 ? issue.sections(0) : v1::Section();
}

TEST(GluedNews, TitleBelowASentenceAndAboveText) {
  const auto news = NewsOf("Cordis Bright at the National Keepers of Lamps Conference\n");
  ASSERT_EQ(news.items_size(), 2);
  EXPECT_EQ(news.items(1).title(), "Cordis Bright at the National Keepers of Lamps Conference");
  EXPECT_TRUE(news.items(1).body().starts_with("Members of our team")) << news.items(1).body();
}

TEST(GluedNews, LineThatAnnouncesWhatFollowsIsNone) {
  const auto news = NewsOf("Notes From the Conference of Keepers of Lamps:\n");
  EXPECT_EQ(news.items_size(), 1);
}

TEST(GluedNews, TextOfTwoLinesBelowItsTitleIsNoTitle) {
  const auto issue = samples::Parse(
      std::string(samples::kFront) +
      "If you would prefer not to receive future editions of the CordisPulse, please reply to this email "
      "with\n"
      "'unsubscribe' in the subject line.\n Cordis Bright News\n\nWe have moved!\n\n"
      "Cordis Bright has moved to new offices a short walk from the harbour station. Our new address\n"
      "is 18-20 Quay Row, Northmoor. Our telephone numbers have not changed. Clients\n"
      "and friends are invited to a house-warming on Thursday 4 December 2020 from 5.30pm.\n\n"
      "New keepers\n\n"
      "We are delighted to welcome Ada Example, who joins us as a Keeper from Northmoor\n"
      "Harbour Care Trust, and Ben Example, who joins us as a Keeper.\n"
      " Criminal Justice\n\nReports\n\n" +
      samples::kItems);
  ASSERT_EQ(issue.sections_size(), 2);
  ASSERT_EQ(issue.sections(0).items_size(), 2);
  EXPECT_EQ(issue.sections(0).items(1).title(), "New keepers");
  EXPECT_TRUE(issue.sections(0).items(1).body().starts_with("We are delighted"));
}

}  // namespace
}  // namespace pulse::ingest
