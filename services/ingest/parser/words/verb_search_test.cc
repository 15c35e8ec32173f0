#include "services/ingest/parser/words/verb_search.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

TEST(HoldsVerb, FindsOneWhereverItStands) {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string text = std::string(before, 'x') + " recommends ";
    EXPECT_TRUE(HoldsVerb(text)) << before;
    EXPECT_TRUE(HoldsVerb(text + std::string(before, 'y'))) << before;
    EXPECT_TRUE(HoldsVerb(std::string(before, 'x') + " is")) << before;
    EXPECT_FALSE(HoldsVerb(std::string(before, 'x') + " recommending it")) << before;
  }
}

TEST(HoldsVerb, LooksAtWholeWordsWithoutTheMarksBehindThem) {
  EXPECT_TRUE(HoldsVerb("what it was, and when"));
  EXPECT_TRUE(HoldsVerb("was"));
  EXPECT_FALSE(HoldsVerb("a has-been of the isles"));
  EXPECT_FALSE(HoldsVerb("(is it"));
  EXPECT_FALSE(HoldsVerb("was\tnot"));
  EXPECT_FALSE(HoldsVerb(""));
}

TEST(HoldsVerb, TakesACapitalInFrontForAName) {
  EXPECT_FALSE(HoldsVerb("May Considers"));
  EXPECT_TRUE(HoldsVerb("it considerS"));
}

}  // namespace
}  // namespace pulse::ingest
