#include "services/ingest/parser/names/slug.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(SlugTest, CutsBetweenWordsAndFallsBack) {
  EXPECT_EQ(Slug("What good looks like: values-based recruitment", 19, "x"), "what-good-looks");
  EXPECT_EQ(Slug("“Nowhere” to turn?", 80, "x"), "nowhere-to-turn");
  EXPECT_EQ(Slug("???", 80, "item"), "item");
}

}  // namespace
}  // namespace pulse::ingest
