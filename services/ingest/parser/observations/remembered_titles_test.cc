#include "services/ingest/parser/observations/remembered_titles.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(RememberedTitles, HoldTheWordsOfALineWhateverTheirCaseAndMarks) {
  RememberedTitles titles;
  titles.Add("Harbour Council. Waiting for a berth: a review");
  EXPECT_TRUE(titles.Hold("WAITING FOR A BERTH", false));
  EXPECT_TRUE(titles.Hold("berth – a “review”", false));
  EXPECT_FALSE(titles.Hold("waiting for the berth", false));
  EXPECT_FALSE(titles.Hold("ait for", false));
}

TEST(RememberedTitles, HoldASingleWordOnlyWhereItIsAskedFor) {
  RememberedTitles titles;
  titles.Add("Harbour Council. Berths");
  EXPECT_TRUE(titles.Hold("Berths", true));
  EXPECT_FALSE(titles.Hold("Berths", false));
}

TEST(RememberedTitles, HoldWhatSoftHyphensAndLinesPart) {
  RememberedTitles titles;
  titles.Add("Harbour Council. Wait\u00ading for");
  titles.GoOn("a berth");
  EXPECT_TRUE(titles.Hold("Waiting for a berth", false));
  EXPECT_TRUE(titles.Hold("wai\u00adting for a berth", false));
  EXPECT_TRUE(titles.LastEndsIn("for a berth"));
  EXPECT_FALSE(titles.LastEndsIn("waiting for"));
}

TEST(RememberedTitles, ForgetTheFourthLast) {
  RememberedTitles titles;
  for (const char* title : {"One. The first of them", "Two. b", "Three. c", "Four. d"}) titles.Add(title);
  EXPECT_FALSE(titles.Hold("the first of them", false));
  titles.Forget();
  EXPECT_TRUE(titles.empty());
}

}  // namespace
}  // namespace pulse::ingest
