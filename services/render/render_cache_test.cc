#include "services/render/render_cache.h"

#include <gtest/gtest.h>

namespace pulse::render {
namespace {

std::shared_ptr<const Kept> Of(std::size_t bytes, const std::string& etag = "e") {
  Kept kept;
  kept.rendering.content = std::string(bytes, 'x');
  kept.etag = etag;
  return std::make_shared<const Kept>(std::move(kept));
}

TEST(RenderCache, FindsWhatWasKeptAtTheSameCursor) {
  RenderCache cache;
  EXPECT_EQ(cache.Find("1", "a"), nullptr);
  cache.Keep("1", "a", Of(10, "etag"));
  ASSERT_NE(cache.Find("1", "a"), nullptr);
  EXPECT_EQ(cache.Find("1", "a")->etag, "etag");
  EXPECT_EQ(cache.Find("1", "b"), nullptr);
}

TEST(RenderCache, HoldsNothingOfAStoreThatHasMoved) {
  RenderCache cache;
  cache.Find("1", "a");
  cache.Keep("1", "a", Of(10));
  EXPECT_GT(cache.bytes(), 0U);
  EXPECT_EQ(cache.Find("2", "a"), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
  EXPECT_EQ(cache.Find("1", "a"), nullptr);
}

TEST(RenderCache, KeepsNothingThatWasMadeBeforeTheStoreMoved) {
  RenderCache cache;
  cache.Find("1", "a");
  cache.Find("2", "a");
  cache.Keep("1", "a", Of(10));
  EXPECT_EQ(cache.Find("2", "a"), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
}

TEST(RenderCache, DropsTheLeastUsedBeyondItsBytes) {
  RenderCache cache(3 * Of(1000)->bytes());
  cache.Find("1", "");
  for (const char* key : {"a", "b", "c"}) cache.Keep("1", key, Of(1000));
  EXPECT_NE(cache.Find("1", "a"), nullptr);
  cache.Keep("1", "d", Of(1000));
  EXPECT_EQ(cache.Find("1", "b"), nullptr);
  EXPECT_NE(cache.Find("1", "a"), nullptr);
  EXPECT_NE(cache.Find("1", "d"), nullptr);
  EXPECT_LE(cache.bytes(), 3 * Of(1000)->bytes());
}

TEST(RenderCache, DoesNotKeepWhatIsLargerThanAllOfIt) {
  RenderCache cache(1000);
  cache.Find("1", "");
  cache.Keep("1", "a", Of(10));
  cache.Keep("1", "b", Of(2000));
  EXPECT_EQ(cache.Find("1", "b"), nullptr);
  EXPECT_NE(cache.Find("1", "a"), nullptr);
}

TEST(RenderCache, CountsAnEntryKeptTwiceOnce) {
  RenderCache cache;
  cache.Find("1", "a");
  cache.Keep("1", "a", Of(10));
  const std::size_t bytes = cache.bytes();
  cache.Keep("1", "a", Of(10));
  EXPECT_EQ(cache.bytes(), bytes);
}

}  // namespace
}  // namespace pulse::render
