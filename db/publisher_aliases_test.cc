#include "db/publisher_aliases.h"

#include <gtest/gtest.h>

#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

class PublisherAliasesTest : public StoreTest {
 protected:
  // Publishers `a0` to `a9`, each merged into the `b` of its number.
  void SetUp() override {
    connection_.set_deadline(Soon());
    test_database_.Query(
        "INSERT INTO publishers (name, display_name) "
        "SELECT 'publishers/' || letter || i, letter || i FROM generate_series(0, 9) i, "
        "unnest('{a,b}'::text[]) letter");
    test_database_.Query(
        "INSERT INTO publisher_aliases SELECT 'publishers/a' || i, 'publishers/b' || i FROM "
        "generate_series(0, 9) i");
  }

  static Condition Of(std::vector<std::string> pattern) {
    return Is({Column::kPublisher, Comparison::kMatches, 0, {}, std::move(pattern)});
  }

  // How often the session has run a prepared statement.
  static int StatementsRun(Transaction& transaction) {
    return transaction
        .Execute(ComposedStatement{
            "SELECT coalesce(sum(generic_plans + custom_plans), 0) FROM pg_prepared_statements", {}})[0][0]
        .as<int>();
  }

  Connection connection_{test_database_.url()};
};

TEST_F(PublisherAliasesTest, FollowMerges_FindsWhatNamesAndPatternsBecame) {
  Transaction transaction(connection_, Transaction::Access::kRead);
  Condition condition = All({Of({"publishers/a1"}), Not(Of({"publishers/b2"})), Of({"publishers/", "3"})});
  FollowMerges(transaction, &condition);
  EXPECT_EQ(condition.operands[0].test.pattern[0], "publishers/b1");
  EXPECT_EQ(condition.operands[1].operands[0].test.pattern[0], "publishers/b2");
  const Condition& pattern = condition.operands[2];
  ASSERT_EQ(pattern.form, Condition::Form::kAny);
  ASSERT_EQ(pattern.operands.size(), 2U);
  EXPECT_EQ(pattern.operands[0].test.pattern, (std::vector<std::string>{"publishers/", "3"}));
  EXPECT_EQ(pattern.operands[1].test.comparison, Comparison::kOneOf);
  EXPECT_EQ(pattern.operands[1].test.pattern, (std::vector<std::string>{"publishers/b3"}));
}

TEST_F(PublisherAliasesTest, FollowMerges_OfAHundredPublishersIsOneStatement) {
  Transaction transaction(connection_, Transaction::Access::kRead);
  std::vector<Condition> tests;
  for (int i = 0; i < 50; ++i) {
    tests.push_back(Of({"publishers/a" + std::to_string(i % 10)}));
    tests.push_back(Of({"publishers/a", std::to_string(i % 10)}));
  }
  Condition condition = Any(std::move(tests));
  const int before = StatementsRun(transaction);
  FollowMerges(transaction, &condition);
  EXPECT_EQ(StatementsRun(transaction), before + 1);
  for (std::size_t i = 0; i < condition.operands.size(); i += 2) {
    EXPECT_EQ(condition.operands[i].test.pattern[0], "publishers/b" + std::to_string(i / 2 % 10));
    EXPECT_EQ(condition.operands[i + 1].form, Condition::Form::kAny);
  }
}

TEST_F(PublisherAliasesTest, FollowMerges_ReadsNothingWhereNoPublisherIsAskedFor) {
  Transaction transaction(connection_, Transaction::Access::kRead);
  Condition condition = Is({Column::kTitle, Comparison::kMatches, 0, {}, {"a"}});
  const int before = StatementsRun(transaction);
  FollowMerges(transaction, &condition);
  EXPECT_EQ(StatementsRun(transaction), before);
}

}  // namespace
}  // namespace pulse::db
