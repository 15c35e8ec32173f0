// A PostgreSQL database for one test, with the schema deployed.
//
//   class StoreTest : public ::testing::Test {
//     TestDatabase test_database_;
//     Database database_{{.url = test_database_.url()}};
//   };
//
// Runs inside `tests/with-postgres`, which starts the server and says where it
// is in PULSE_TEST_DATABASE_URL. Without it the constructor throws, so that the
// test fails and says how to run it; nothing is ever skipped.

#pragma once

#include <functional>
#include <string>

namespace pulse::test {

class TestDatabase {
 public:
  enum class Schema { kDeployed, kNone };

  /// Makes a database nobody else uses: a copy of the migrated one, or an empty
  /// one. Throws std::exception when it cannot.
  explicit TestDatabase(Schema schema = Schema::kDeployed);

  /// A copy of what `fill` makes of a migrated database. That is made once on a
  /// server, under `name`, by whichever process comes first: for what takes long
  /// to fill. Throws as above, and what `fill` throws.
  static TestDatabase CopyOf(const std::string& name, const std::function<void(const TestDatabase&)>& fill);

  /// Drops the database, cutting off whoever is still connected.
  ~TestDatabase();

  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  /// libpq URI of the database.
  const std::string& url() const { return url_; }

  /// Runs `sql` on a connection of its own. Returns the first column of the
  /// first row as text, or empty when there is no row or it is null.
  std::string Query(const std::string& sql) const;

 private:
  explicit TestDatabase(const std::string& source);

  std::string maintenance_url_;
  std::string name_;
  std::string url_;
};

}  // namespace pulse::test
