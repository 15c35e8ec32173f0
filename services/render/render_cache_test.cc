#include "services/render/render_cache.h"

#include <gtest/gtest.h>

namespace pulse::render {
namespace {

constexpr char kIssue[] = "issues/2024-06";
constexpr char kOther[] = "issues/2024-05";

KeptPointer Of(std::size_t bytes, const std::string& etag = "e") {
  Kept kept;
  kept.whole = grpc::Slice(std::string(bytes, 'x'));
  kept.etag = etag;
  return std::make_shared<const Kept>(std::move(kept));
}

db::LoggedChange ChangeOf(const std::string& issue, v1::IssueState before, v1::IssueState after) {
  db::LoggedChange change;
  change.issue = issue;
  change.previous_state = before;
  change.state = after;
  return change;
}

db::LoggedChange CorrectionOf(const std::string& issue) {
  return ChangeOf(issue, v1::ISSUE_STATE_PUBLISHED, v1::ISSUE_STATE_PUBLISHED);
}

db::LoggedChange NewDraft(const std::string& issue) {
  return ChangeOf(issue, v1::ISSUE_STATE_UNSPECIFIED, v1::ISSUE_STATE_DRAFT);
}

class RenderCacheTest : public testing::Test {
 protected:
  RenderCacheTest() { Start(&cache_); }

  static void Start(RenderCache* cache) {
    cache->OnStart({});
    cache->OnTurn(true, {});
  }

  void Keep(const std::string& key, const std::string& issue, std::size_t bytes = 10) {
    RenderCache::Making(&cache_, issue).Keep(key, Of(bytes, key));
  }

  RenderCache cache_{3 * Of(1000)->bytes()};
};

TEST_F(RenderCacheTest, FindsWhatWasKept) {
  EXPECT_EQ(cache_.Find("a"), nullptr);
  Keep("a", kIssue);
  ASSERT_NE(cache_.Find("a"), nullptr);
  EXPECT_EQ(cache_.Find("a")->etag, "a");
  EXPECT_EQ(cache_.Find("b"), nullptr);
}

TEST_F(RenderCacheTest, HoldsNothingThatHasChanged) {
  Keep("page", kIssue);
  Keep("other page", kOther);
  Keep("feed", "");
  cache_.OnChanges({CorrectionOf(kIssue)});
  EXPECT_EQ(cache_.Find("page"), nullptr);
  EXPECT_EQ(cache_.Find("feed"), nullptr);
  EXPECT_NE(cache_.Find("other page"), nullptr);
  cache_.OnChanges({ChangeOf(kOther, v1::ISSUE_STATE_PUBLISHED, v1::ISSUE_STATE_WITHDRAWN)});
  EXPECT_EQ(cache_.Find("other page"), nullptr);
  EXPECT_EQ(cache_.bytes(), 0U);
}

TEST_F(RenderCacheTest, KeepsFeedsWhileOnlyDraftsChange) {
  Keep("feed", "");
  cache_.OnChanges({NewDraft(kIssue)});
  EXPECT_NE(cache_.Find("feed"), nullptr);
  cache_.OnChanges({ChangeOf(kIssue, v1::ISSUE_STATE_DRAFT, v1::ISSUE_STATE_PUBLISHED)});
  EXPECT_EQ(cache_.Find("feed"), nullptr);
}

// It was read before the change and arrives after it.
TEST_F(RenderCacheTest, DoesNotKeepWhatAChangeOvertook) {
  RenderCache::Making page(&cache_, kIssue);
  RenderCache::Making feed(&cache_, "");
  RenderCache::Making other(&cache_, kOther);
  cache_.OnChanges({CorrectionOf(kIssue)});
  page.Keep("page", Of(10));
  feed.Keep("feed", Of(10));
  other.Keep("other", Of(10));
  EXPECT_EQ(cache_.Find("page"), nullptr);
  EXPECT_EQ(cache_.Find("feed"), nullptr);
  EXPECT_NE(cache_.Find("other"), nullptr);
}

TEST_F(RenderCacheTest, FindsNothingWhileTheLogCannotBeRead) {
  Keep("a", kIssue);
  cache_.OnTurn(false, {});
  EXPECT_EQ(cache_.Find("a"), nullptr);
  Keep("b", kIssue);
  cache_.OnTurn(true, {});
  EXPECT_NE(cache_.Find("a"), nullptr);
  EXPECT_EQ(cache_.Find("b"), nullptr);
}

TEST_F(RenderCacheTest, FindsNothingWhileTheLogHasMoreToTell) {
  Keep("a", kIssue);
  db::LogExtent ahead;
  ahead.newest = 1;
  cache_.OnTurn(true, ahead);
  EXPECT_EQ(cache_.Find("a"), nullptr);
  db::LoggedChange change = NewDraft(kOther);
  change.cursor = 1;
  cache_.OnChanges({change});
  cache_.OnTurn(true, ahead);
  EXPECT_NE(cache_.Find("a"), nullptr);
}

TEST_F(RenderCacheTest, ForgetsEverythingOfAnotherStore) {
  Keep("a", kIssue);
  RenderCache::Making making(&cache_, kIssue);
  cache_.OnStart({});
  making.Keep("b", Of(10));
  EXPECT_EQ(cache_.Find("a"), nullptr);
  EXPECT_EQ(cache_.Find("b"), nullptr);
  EXPECT_EQ(cache_.bytes(), 0U);
}

TEST_F(RenderCacheTest, DropsTheLeastUsedBeyondItsBytes) {
  for (const char* key : {"a", "b", "c"}) Keep(key, kIssue, 1000);
  EXPECT_NE(cache_.Find("a"), nullptr);
  Keep("d", kIssue, 1000);
  EXPECT_EQ(cache_.Find("b"), nullptr);
  EXPECT_NE(cache_.Find("a"), nullptr);
  EXPECT_NE(cache_.Find("d"), nullptr);
  EXPECT_LE(cache_.bytes(), 3 * Of(1000)->bytes());
}

TEST_F(RenderCacheTest, DoesNotKeepWhatIsLargerThanAllOfIt) {
  Keep("a", kIssue);
  Keep("b", kIssue, 100'000);
  EXPECT_EQ(cache_.Find("b"), nullptr);
  EXPECT_NE(cache_.Find("a"), nullptr);
}

TEST_F(RenderCacheTest, CountsAnEntryKeptTwiceOnce) {
  Keep("a", kIssue);
  const std::size_t bytes = cache_.bytes();
  Keep("a", kIssue);
  EXPECT_EQ(cache_.bytes(), bytes);
}

}  // namespace
}  // namespace pulse::render
