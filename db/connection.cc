#include "db/connection.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "text/hex.h"

namespace pulse::db {
namespace {

// Seconds to connect, and how soon a peer that vanished without a word is
// noticed. A setting in the URL wins: libpq takes the last of a repeated one.
std::string WithTimeouts(const std::string& url) {
  const bool uri = url.find("://") != std::string::npos;
  const char* separator = uri ? "&" : " ";
  std::string defaults;
  for (const char* setting : {"connect_timeout=5", "keepalives_idle=10", "keepalives_interval=5",
                              "keepalives_count=3", "tcp_user_timeout=15000"}) {
    const std::string name(setting,
                           std::find(setting, setting + std::char_traits<char>::length(setting), '='));
    if (url.find(name) != std::string::npos) continue;
    defaults += (defaults.empty() ? "" : separator) + std::string(setting);
  }
  if (defaults.empty()) return url;
  if (!uri) return url + " " + defaults;
  return url + (url.find('?') == std::string::npos ? "?" : "&") + defaults;
}

// Milliseconds until `deadline`, at least 1 and at most a day: 0 would mean
// "for ever" to the server.
std::int64_t StatementTimeout(Deadline deadline) {
  constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::system_clock::now());
  return std::clamp<std::int64_t>(left.count(), 1, kDay);
}

// At least `millis`, and at most an eighth more: few values for many deadlines, so
// that a session's setting seldom changes.
std::int64_t Rounded(std::int64_t millis) {
  std::int64_t step = 1;
  while (step * 16 <= millis) step *= 2;
  return (millis + step - 1) / step * step;
}

// Whether the server itself said no, as opposed to the connection ending.
bool IsVerdict(const std::string& sqlstate) {
  return !sqlstate.empty() && sqlstate.compare(0, 2, "08") != 0 && sqlstate.compare(0, 3, "57P") != 0;
}

}  // namespace

#if PQXX_VERSION_MAJOR >= 7
BytesParameter AsBytes(const std::string& bytes) {
  BytesParameter parameter(bytes.size(), std::byte{});
  std::transform(bytes.begin(), bytes.end(), parameter.begin(),
                 [](char byte) { return static_cast<std::byte>(byte); });
  return parameter;
}
#else
BytesParameter AsBytes(const std::string& bytes) { return {bytes.data(), bytes.size()}; }
#endif

std::string BytesOf(const pqxx::field& field) {
  constexpr std::size_t kPrefix = 2;  // \x, by bytea_output
  if (field.size() < kPrefix) return "";
  return text::FromHex({field.c_str() + kPrefix, field.size() - kPrefix});
}

Connection::Connection(const std::string& url) : connection_(WithTimeouts(url)) {
#if PQXX_VERSION_MAJOR < 7
  // Version 6 reconnects behind one's back, also between two statements that
  // only make sense together. Its successor dropped that, and the setting.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  connection_.inhibit_reactivation(true);
#pragma GCC diagnostic pop
#endif
  // A search for nothing but stop words is told so by a notice, which libpq would
  // print. BytesOf reads hex. Outside of transaction blocks plans are kept: what runs
  // there is looked up by a key or walks an index, and to plan it takes longer. Nothing
  // is compiled: a statement of many parts would be, which takes longer than it runs.
  //
  // A cluster has an identifier of its own that its standbys share; the database's
  // oid tells two stores in one cluster apart.
  store_ = pqxx::nontransaction(connection_)
               .exec(
                   "SET client_min_messages = warning; SET bytea_output = hex; SET plan_cache_mode = "
                   "force_generic_plan; SET jit = off; "
                   "SELECT left(md5(system_identifier || '/' || (SELECT oid FROM pg_database "
                   "WHERE datname = current_database())), 8) FROM pg_control_system()")[0][0]
               .as<std::string>();
}

bool Connection::LooksAlive() const {
  if (!connection_.is_open()) return false;
  pollfd socket{connection_.sock(), POLLIN, 0};
  return poll(&socket, 1, 0) == 0;
}

bool Connection::Listen(const char* channel) {
  pqxx::nontransaction session(connection_);
  if (session.exec("SELECT pg_is_in_recovery()")[0][0].as<bool>()) return false;
  session.exec("LISTEN " + std::string(channel));
  return true;
}

bool Connection::TakeNotices() {
  try {
    connection_.get_notifs();
    return connection_.is_open();
  } catch (const pqxx::broken_connection&) {
    return false;
  }
}

void Connection::Prepare(const Statement& statement) {
  if (prepared_.count(statement.name) != 0) return;
  connection_.prepare(statement.name, statement.sql);
  prepared_.insert(statement.name);
}

const char* Connection::Keep(const std::string& sql) {
  const auto found = kept_.find(sql);
  if (found != kept_.end()) return found->second.c_str();
  if (kept_.size() == kMostKept) return nullptr;
  std::string name = "kept_" + std::to_string(kept_.size());
  connection_.prepare(name, sql);
  return kept_.emplace(sql, std::move(name)).first->second.c_str();
}

void Connection::PrepareNow(const Statement& statement) {
  Prepare(statement);
#if PQXX_VERSION_MAJOR < 7
  connection_.prepare_now(statement.name);
#endif
}

Transaction::Transaction(Connection& connection, Access access)
    : connection_(connection), access_(access), session_(connection.connection_) {
  CheckDeadline();
}

// Reads see one state of the database however many statements they take. pqxx's
// own transactions would take a round trip to begin and another for the timeout.
pqxx::result Transaction::Begin(const std::string& query) {
  const std::string begin =
      access_ == Access::kWrite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  const char* const planned = access_ == Access::kReadKept ? "" : "; SET LOCAL plan_cache_mode = auto";
  open_ = true;  // also when `query` fails
  return session_.exec(begin + planned + "; SET LOCAL statement_timeout = " +
                       std::to_string(StatementTimeout(connection_.deadline_)) + query);
}

pqxx::result Transaction::BeginWith(const Statement& statement) {
  connection_.PrepareNow(statement);
  return Begin(std::string("; EXECUTE ") + statement.name);
}

void Transaction::Open() {
  if (access_ != Access::kReadOnce) {
    if (!open_) Begin("");
    return;
  }
  if (std::exchange(used_, true))
    throw std::logic_error("a second statement where one was to be the snapshot");
  const std::int64_t bound_ms = Rounded(StatementTimeout(connection_.deadline_));
  if (bound_ms == connection_.bound_ms_) return;
  session_.exec("SET statement_timeout = " + std::to_string(bound_ms));
  connection_.bound_ms_ = bound_ms;
}

void Transaction::PlanForValues() {
  if (access_ != Access::kReadKept || std::exchange(planning_, true)) return;
  session_.exec("SET LOCAL plan_cache_mode = auto");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    session_.exec("ROLLBACK");
  } catch (const std::exception&) {
    // The connection is broken: the server rolls back by itself, and the pool
    // does not keep it.
  }
}

void Transaction::CheckDeadline() const {
  if (std::chrono::system_clock::now() >= connection_.deadline_) throw DeadlinePassed();
}

pqxx::result Transaction::Execute(const ComposedStatement& statement) {
  for (const std::string& parameter : statement.parameters) RefuseNul(parameter);
  CheckDeadline();
  if (access_ == Access::kReadOnce && !statement.plan_fits_all)
    throw std::logic_error("a statement to be planned for its values, where plans are kept");
  Open();
  if (!statement.plan_fits_all) PlanForValues();
  const char* const kept = statement.plan_fits_all ? connection_.Keep(statement.sql) : nullptr;
#if PQXX_VERSION_MAJOR >= 7
  pqxx::params parameters;
  parameters.append_multi(statement.parameters);
#if PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 10
  if (kept != nullptr) return session_.exec(pqxx::prepped{kept}, parameters);
  return session_.exec(statement.sql, parameters);
#else
  if (kept != nullptr) return session_.exec_prepared(kept, parameters);
  return session_.exec_params(statement.sql, parameters);
#endif
#else
  const auto parameters = pqxx::prepare::make_dynamic_params(statement.parameters);
  if (kept != nullptr) return session_.exec_prepared(kept, parameters);
  return session_.exec_params(statement.sql, parameters);
#endif
}

void Transaction::Commit() {
  CheckDeadline();
  if (!open_) return;
  open_ = false;
  try {
    session_.exec("COMMIT");
  } catch (const pqxx::sql_error& error) {
    if (IsVerdict(error.sqlstate())) throw;
    throw pqxx::in_doubt_error(error.what());
  } catch (const pqxx::broken_connection& error) {
    throw pqxx::in_doubt_error(error.what());
  }
}

}  // namespace pulse::db
