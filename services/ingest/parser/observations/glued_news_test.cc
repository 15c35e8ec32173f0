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

}  // namespace
}  // namespace pulse::ingest
