#include "services/query/interests/subject_cache.h"

#include <gtest/gtest.h>

#include "db/store_test_fixture.h"

namespace pulse::query::interests {
namespace {

class SubjectCacheTest : public db::StoreTest {
 protected:
  bool Knows(const std::string& item) {
    std::vector<std::shared_ptr<const db::ItemFacts>> found;
    EXPECT_TRUE(cache_.Find({SubjectCache::KeyOfItem(item)}, db::Soon(), &found).ok());
    return found.size() == 1 && found[0] != nullptr;
  }

  // Asks for so many items that no issue has.
  void AskForOthers(std::size_t count) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < count; ++i)
      keys.push_back(SubjectCache::KeyOfItem("other-" + std::to_string(i)));
    std::vector<std::shared_ptr<const db::ItemFacts>> found;
    EXPECT_TRUE(cache_.Find(keys, db::Soon(), &found).ok());
  }

  db::ItemFactsReader reader_{&database_};
  SubjectCache cache_{&reader_};
};

// That an item is not there is remembered, which shows in that it is not asked for again.
TEST_F(SubjectCacheTest, RemembersAsManySubjectsAsItsLimit) {
  const std::string item = "issues/2024-06/items/first";
  EXPECT_FALSE(Knows(item));
  Save(db::DraftOf(2024, 6));
  AskForOthers(kMaxSubjects - 1);
  EXPECT_FALSE(Knows(item)) << "was forgotten";
  AskForOthers(kMaxSubjects);
  EXPECT_TRUE(Knows(item)) << "was kept beyond the limit";
}

TEST_F(SubjectCacheTest, AnswersInTheOrderAskedForWithNothingForWhatIsNoItem) {
  Save(db::DraftOf(2024, 6));
  std::vector<std::shared_ptr<const db::ItemFacts>> found;
  const std::string first = SubjectCache::KeyOfItem("issues/2024-06/items/first");
  ASSERT_TRUE(cache_
                  .Find({"", first, SubjectCache::KeyOfUrl("https://example.org/report"), "inone", first},
                        db::Soon(), &found)
                  .ok());
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0], nullptr);
  ASSERT_NE(found[1], nullptr);
  EXPECT_EQ(found[1]->name, "issues/2024-06/items/first");
  ASSERT_NE(found[2], nullptr);
  EXPECT_EQ(found[2]->name, "issues/2024-06/items/first");
  EXPECT_EQ(found[3], nullptr);
  EXPECT_EQ(found[4], found[1]);
}

}  // namespace
}  // namespace pulse::query::interests
