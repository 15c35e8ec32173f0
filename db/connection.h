// One connection to PostgreSQL and the transactions on it. The only header that
// shows libpqxx; what differs between its versions 6 and 7 is hidden here and in
// connection.cc. For db/ only.
//
// Everything here throws; Database::Run catches and translates.

#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "db/deadline.h"
#include "db/pqxx.h"

namespace pulse::db {

/// A query with `$n` parameters, prepared once a connection under its name.
struct Statement {
  const char* name;
  const char* sql;
};

/// Most composed queries that a connection keeps prepared.
inline constexpr std::size_t kMostKept = 100;

/// A query put together for one call. Its text has no value of the caller's:
/// those are the parameters, in the order of `$n`.
struct ComposedStatement {
  std::string sql;
  std::vector<std::string> parameters;
  /// Whether one plan is good for all values, so that a connection may keep it.
  bool plan_fits_all = false;

  /// Adds a parameter; its place, `$7`.
  std::string Add(std::string parameter) {
    parameters.push_back(std::move(parameter));
    return "$" + std::to_string(parameters.size());
  }
};

/// Thrown instead of running a statement whose answer nobody waits for.
struct DeadlinePassed : std::exception {
  const char* what() const noexcept override { return "the deadline passed before the statement ran"; }
};

/// Thrown for a NUL byte in a text parameter, where libpqxx would cut the text.
struct NulInText : std::exception {
  const char* what() const noexcept override { return "a text parameter contains a NUL byte"; }
};

#if PQXX_VERSION_MAJOR >= 7
using BytesParameter = std::basic_string<std::byte>;
#else
using BytesParameter = pqxx::binarystring;
#endif

/// `bytes` as a bytea parameter; any byte is allowed in it.
BytesParameter AsBytes(const std::string& bytes);
/// The value of a bytea column.
std::string BytesOf(const pqxx::field& field);

class Connection {
 public:
  /// Connects. Throws pqxx::broken_connection.
  explicit Connection(const std::string& url);

  /// Whether the server is still there, as far as can be told without asking
  /// it: the socket of an idle connection turns readable when the server closes.
  bool LooksAlive() const;

  /// Asks for notices on `channel`. False on a standby, which has none to give.
  bool Listen(const char* channel);
  /// Readable when there are notices.
  int socket() const { return connection_.sock(); }
  /// Forgets the notices that came. False when the connection is broken.
  bool TakeNotices();

  /// Tells stores apart: 8 hexadecimal digits, the same on a standby.
  const std::string& store() const { return store_; }

  /// Moment after which transactions begun from now on are cut short.
  void set_deadline(Deadline deadline) { deadline_ = deadline; }

 private:
  friend class Transaction;
  void Prepare(const Statement& statement);
  // At the server too, whatever the version of libpqxx.
  void PrepareNow(const Statement& statement);

  pqxx::connection connection_;
  std::string store_;
  // The name under which `sql` is prepared; null when too many are.
  const char* Keep(const std::string& sql);

  std::unordered_set<std::string> prepared_;
  std::unordered_map<std::string, std::string> kept_;  // names by SQL
  Deadline deadline_;
  std::int64_t bound_ms_ = 0;  // the session's statement_timeout; 0: none yet
};

/// A transaction, rolled back unless committed; a reading one sees one snapshot.
/// It begins with its first statement: one without parameters costs no round trip
/// more. Each statement in it is bounded by the connection's deadline, in the server
/// too.
class Transaction {
 public:
  enum class Access {
    kRead,
    /// As kRead, where plans of prepared statements are kept whatever their values: to
    /// plan them takes longer than they do. What is composed is planned for its values.
    kReadKept,
    /// One statement, which is a snapshot by itself: no round trip to begin or to
    /// end. Its plan is kept whatever its values, so it has to be one that fits all.
    /// The server may let it run past the deadline by an eighth of its time.
    kReadOnce,
    kWrite
  };

  Transaction(Connection& connection, Access access);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Runs a statement. Text parameters are checked for NUL; bytes go through
  /// AsBytes.
  template <typename... Parameters>
  pqxx::result Execute(const Statement& statement, const Parameters&... parameters) {
    (RefuseNul(parameters), ...);
    CheckDeadline();
    if constexpr (sizeof...(parameters) == 0) {
      if (access_ != Access::kReadOnce && !open_) return BeginWith(statement);
    }
    Open();
    connection_.Prepare(statement);
#if PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10)
    return session_.exec(pqxx::prepped{statement.name}, pqxx::params{parameters...});
#else
    return session_.exec_prepared(statement.name, parameters...);
#endif
  }

  /// Runs a composed query: planned for its values and not kept, unless one plan
  /// fits all.
  pqxx::result Execute(const ComposedStatement& statement);

  /// The store that is read or written: Connection::store.
  const std::string& store() const { return connection_.store(); }

  /// Throws pqxx::in_doubt_error when the connection breaks before the server
  /// has said whether it committed. Never to be retried then.
  void Commit();

 private:
  static void RefuseNul(const std::string& text) {
    if (text.find('\0') != std::string::npos) throw NulInText();
  }
  template <typename Other>
  static void RefuseNul(const Other& /*not text*/) {}
  void CheckDeadline() const;
  // Before a statement that does not open the transaction itself.
  void Open();
  // kReadKept: from here on.
  void PlanForValues();
  // Opens the transaction, and runs `query` in the same round trip.
  pqxx::result Begin(const std::string& query);
  pqxx::result BeginWith(const Statement& statement);

  Connection& connection_;
  const Access access_;
  pqxx::nontransaction session_;
  bool open_ = false;      // begun, and neither committed nor rolled back
  bool used_ = false;      // kReadOnce: has had its statement
  bool planning_ = false;  // kReadKept: statements are planned for their values
};

}  // namespace pulse::db
