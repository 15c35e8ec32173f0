#include "db/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <future>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

#include "db/connection.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using std::chrono::milliseconds;
using std::chrono::system_clock;
using ::testing::HasSubstr;

constexpr Statement kBackend{"backend", "SELECT pg_backend_pid()"};
constexpr Statement kSleep{"sleep", "SELECT pg_sleep($1)"};

// Process of the server that answers.
int BackendOf(Connection& connection) {
  Transaction transaction(connection, Transaction::Access::kRead);
  return transaction.Execute(kBackend)[0][0].as<int>();
}

class DatabaseTest : public ::testing::Test {
 protected:
  int Backend(Database* database) {
    int backend = 0;
    const absl::Status status = database->Run(Soon(), [&](Connection& connection) {
      backend = BackendOf(connection);
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return backend;
  }

  test::TestDatabase test_database_;
};

TEST_F(DatabaseTest, KeepsConnectionsForTheNextCaller) {
  Database database({test_database_.url(), 1});
  EXPECT_EQ(Backend(&database), Backend(&database));
}

TEST_F(DatabaseTest, KeepsTheConnectionAfterARefusal) {
  Database database({test_database_.url(), 1});
  const int before = Backend(&database);
  const absl::Status status = database.Run(Soon(), [](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kWrite);
    transaction.Execute({"refused", "INSERT INTO sectors VALUES ('bad name', 'x', 9)"});
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Backend(&database), before);
}

// Raised in the server, because how the driver shows it differs between its
// versions.
TEST_F(DatabaseTest, DeadlockAndSerializationFailureAreAborted) {
  Database database({test_database_.url(), 1});
  for (const Statement& raise :
       {Statement{"deadlock", "DO $$ BEGIN RAISE deadlock_detected; END $$"},
        Statement{"serialization", "DO $$ BEGIN RAISE serialization_failure; END $$"}}) {
    const absl::Status status = database.Run(Soon(), [&](Connection& connection) {
      Transaction(connection, Transaction::Access::kWrite).Execute(raise);
      return absl::OkStatus();
    });
    EXPECT_EQ(status.code(), absl::StatusCode::kAborted) << raise.name << status;
  }
}

TEST_F(DatabaseTest, ExhaustedPoolAnswersDeadlineExceededInTime) {
  Database database({test_database_.url(), 1});
  std::promise<void> taken;
  std::promise<void> release;
  std::thread holder([&] {
    (void)database.Run(Soon(), [&](Connection& /*connection*/) {
      taken.set_value();
      release.get_future().wait();
      return absl::OkStatus();
    });
  });
  taken.get_future().wait();
  const auto asked = system_clock::now();
  const absl::Status status =
      database.Run(asked + milliseconds(100), [](Connection& /*connection*/) { return absl::OkStatus(); });
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_GE(system_clock::now() - asked, milliseconds(100));
  release.set_value();
  holder.join();
  EXPECT_NE(Backend(&database), 0) << "the connection came back";
}

TEST_F(DatabaseTest, WaitingCallerGetsTheConnectionThatComesFree) {
  Database database({test_database_.url(), 1});
  std::promise<void> taken;
  std::thread holder([&] {
    (void)database.Run(Soon(), [&](Connection& /*connection*/) {
      taken.set_value();
      std::this_thread::sleep_for(milliseconds(50));
      return absl::OkStatus();
    });
  });
  taken.get_future().wait();
  EXPECT_NE(Backend(&database), 0);
  holder.join();
}

TEST_F(DatabaseTest, PassedDeadlineIsNotEvenTried) {
  Database database({test_database_.url(), 1});
  bool ran = false;
  const absl::Status status = database.Run(system_clock::now() - milliseconds(1), [&](Connection&) {
    ran = true;
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_FALSE(ran);
}

TEST_F(DatabaseTest, ServerStopsAStatementAtTheDeadline) {
  Database database({test_database_.url(), 1});
  const auto asked = system_clock::now();
  const absl::Status status = database.Run(asked + milliseconds(200), [](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    transaction.Execute(kSleep, 30);
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_LT(system_clock::now() - asked, std::chrono::seconds(15));
}

TEST_F(DatabaseTest, ServerStopsALoneStatementSoonAfterTheDeadline) {
  Database database({test_database_.url(), 1});
  const auto asked = system_clock::now();
  const absl::Status status = database.Run(asked + milliseconds(200), [](Connection& connection) {
    Transaction(connection, Transaction::Access::kReadOnce).Execute(kSleep, 30);
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_LT(system_clock::now() - asked, std::chrono::seconds(15));
}

TEST_F(DatabaseTest, KeptPlansAreOfPreparedStatementsUntilOneIsComposed) {
  constexpr Statement kMode{"mode", "SELECT current_setting('plan_cache_mode')"};
  constexpr Statement kReadOnly{"read_only", "SELECT current_setting('transaction_read_only')"};
  Database database({test_database_.url(), 1});
  const auto mode_of = [&](Transaction& transaction) {
    return transaction.Execute(kMode)[0][0].as<std::string>();
  };
  for (int round = 0; round < 2; ++round) {  // nothing of a transaction is left in the session
    const absl::Status status = database.Run(Soon(), [&](Connection& connection) {
      Transaction transaction(connection, Transaction::Access::kReadKept);
      EXPECT_EQ(mode_of(transaction), "force_generic_plan");
      EXPECT_EQ(transaction.Execute(kReadOnly)[0][0].as<std::string>(), "on");
      ComposedStatement composed;
      composed.sql = "SELECT current_setting('plan_cache_mode') || " + composed.Add("!") + "::text";
      EXPECT_EQ(transaction.Execute(composed)[0][0].as<std::string>(), "auto!");
      EXPECT_EQ(mode_of(transaction), "auto");
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
  }
}

// The bound of one caller must not be another's: it stays in the session.
TEST_F(DatabaseTest, EachLoneStatementHasItsOwnCallersTime) {
  constexpr Statement kBound{"bound",
                             "SELECT setting::bigint FROM pg_settings WHERE name = 'statement_timeout'"};
  Database database({test_database_.url(), 1});
  for (const std::int64_t seconds : {1, 50, 50, 7}) {
    const absl::Status status =
        database.Run(system_clock::now() + std::chrono::seconds(seconds), [&](Connection& connection) {
          const auto bound_ms = Transaction(connection, Transaction::Access::kReadOnce)
                                    .Execute(kBound)[0][0]
                                    .as<std::int64_t>();
          EXPECT_GT(bound_ms, seconds * 500);
          EXPECT_LE(bound_ms, seconds * 1125);
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
  }
}

TEST_F(DatabaseTest, ALoneStatementHasNoSecond) {
  Database database({test_database_.url(), 1});
  (void)database.Run(Soon(), [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    transaction.Execute(kBackend);
    EXPECT_THROW(transaction.Execute(kBackend), std::logic_error);
    return absl::OkStatus();
  });
}

TEST_F(DatabaseTest, KeepsComposedStatementsUpToALimitAndRunsTheRestAsWell) {
  Database database({test_database_.url(), 1});
  const absl::Status status = database.Run(Soon(), [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    for (std::size_t n = 0; n < kMostKept + 5; ++n) {
      ComposedStatement statement{"SELECT $1::integer + " + std::to_string(n), {"1"}, true};
      for (int run = 0; run < 2; ++run)
        EXPECT_EQ(transaction.Execute(statement)[0][0].as<std::size_t>(), n + 1);
    }
    const auto kept = transaction.Execute(
        Statement{"kept", "SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'kept\\_%'"});
    EXPECT_EQ(kept[0][0].as<std::size_t>(), kMostKept);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(DatabaseTest, BytesComeBackAsTheyWere) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  Database database({test_database_.url() + "&options=-cbytea_output%3Descape", 1});
  const absl::Status status = database.Run(Soon(), [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    for (const std::string& sent : {bytes, std::string()}) {
      const pqxx::result rows = transaction.Execute(Statement{"echo", "SELECT $1::bytea"}, AsBytes(sent));
      EXPECT_EQ(BytesOf(rows[0][0]), sent);
    }
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(DatabaseTest, EndlessDeadlineIsAllowed) {
  Database database({test_database_.url(), 1});
  EXPECT_TRUE(database
                  .Run(Deadline::max(),
                       [](Connection& connection) {
                         BackendOf(connection);
                         return absl::OkStatus();
                       })
                  .ok());
}

TEST_F(DatabaseTest, BackendKilledMidwayIsUnavailableAndReplaced) {
  Database database({test_database_.url(), 1});
  const absl::Status status = database.Run(Soon(), [&](Connection& connection) {
    const int backend = BackendOf(connection);
    Transaction transaction(connection, Transaction::Access::kWrite);
    test_database_.Query("SELECT pg_terminate_backend(" + std::to_string(backend) + ")");
    transaction.Execute(kBackend);
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(GetErrorReason(status), "DATABASE_UNAVAILABLE");
  EXPECT_NE(Backend(&database), 0);
}

TEST_F(DatabaseTest, BackendKilledBetweenCallsIsNotNoticedByTheNext) {
  Database database({test_database_.url(), 1});
  const int before = Backend(&database);
  test_database_.Query("SELECT pg_terminate_backend(" + std::to_string(before) + ", 5000)");
  EXPECT_NE(Backend(&database), before);
}

// Kills its own session while it commits: the client cannot know the outcome.
TEST_F(DatabaseTest, ConnectionBrokenDuringCommitIsUnknown) {
  test_database_.Query(
      "CREATE FUNCTION break_commit() RETURNS trigger LANGUAGE plpgsql AS "
      "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END $$; "
      "CREATE CONSTRAINT TRIGGER break_commit AFTER INSERT ON changes DEFERRABLE INITIALLY DEFERRED "
      "FOR EACH ROW EXECUTE FUNCTION break_commit()");
  Database database({test_database_.url(), 1});
  IssueStore store(&database);
  const auto stored = store.SaveRevision(DraftOf(2024, 6), Soon());
  EXPECT_EQ(stored.status().code(), absl::StatusCode::kUnknown) << stored.status();
  EXPECT_EQ(GetErrorReason(stored.status()), "COMMIT_IN_DOUBT");
}

TEST_F(DatabaseTest, UnreachableServerIsUnavailable) {
  Database database({"postgresql://pulse@/pulse?host=/nonexistent", 1});
  EXPECT_EQ(database.CheckReady(Soon()).code(), absl::StatusCode::kUnavailable);
}

TEST_F(DatabaseTest, AcceptsAKeywordConnectionString) {
  Database database({"host=/nonexistent dbname=pulse", 1});
  const absl::Status status = database.CheckReady(Soon());
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
}

TEST_F(DatabaseTest, IsReadyOnTheDeployedSchema) {
  Database database({test_database_.url(), 1});
  const absl::Status status = database.CheckReady(Soon());
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(DatabaseTest, IsNotReadyOnAnEmptyDatabase) {
  const test::TestDatabase empty(test::TestDatabase::Schema::kNone);
  Database database({empty.url(), 1});
  const absl::Status status = database.CheckReady(Soon());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("no schema"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("db/migrate"));
}

TEST_F(DatabaseTest, IsNotReadyOnAnotherSchema) {
  test_database_.Query(
      "UPDATE sqitch.changes SET change = 'from_the_future' WHERE committed_at = "
      "(SELECT max(committed_at) FROM sqitch.changes)");
  Database database({test_database_.url(), 1});
  const absl::Status status = database.CheckReady(Soon());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("'from_the_future'"));
}

TEST_F(DatabaseTest, StoreOnAnEmptyDatabaseSaysSchemaMismatch) {
  const test::TestDatabase empty(test::TestDatabase::Schema::kNone);
  Database database({empty.url(), 1});
  IssueStore store(&database);
  EXPECT_EQ(GetErrorReason(store.GetIssue("issues/2024-06", Soon()).status()), "SCHEMA_MISMATCH");
}

}  // namespace
}  // namespace pulse::db
