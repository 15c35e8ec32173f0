#include "tests/support/test_database.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

#include "db/pqxx.h"

namespace pulse::test {
namespace {

std::string ServerUrl() {
  const char* url = std::getenv("PULSE_TEST_DATABASE_URL");
  if (url == nullptr || *url == '\0') {
    throw std::runtime_error(
        "PULSE_TEST_DATABASE_URL is not set: this test needs PostgreSQL. Run it through tests/with-postgres, "
        "for example: tests/with-postgres ctest --preset release");
  }
  return url;
}

// postgresql://user@host/NAME?parameters
std::string WithDatabaseName(const std::string& url, const std::string& name) {
  const std::size_t authority = url.find("://");
  const std::size_t slash = authority == std::string::npos ? authority : url.find('/', authority + 3);
  if (slash == std::string::npos) {
    throw std::runtime_error("PULSE_TEST_DATABASE_URL has to be a URI with a database name");
  }
  const std::size_t parameters = url.find('?', slash);
  return url.substr(0, slash + 1) + name +
         (parameters == std::string::npos ? std::string() : url.substr(parameters));
}

std::string TemplateName(const std::string& url) {
  const std::size_t slash = url.find('/', url.find("://") + 3);
  return url.substr(slash + 1, url.find('?', slash) - slash - 1);
}

std::string FreshName() {
  static std::atomic<int> count{0};
  return "pulse_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

std::string RunOn(const std::string& url, const std::string& sql) {
  pqxx::connection connection(url);
  pqxx::nontransaction statement(connection);  // CREATE DATABASE refuses to run inside a transaction
  const pqxx::result rows = statement.exec(sql);
  if (rows.empty() || rows.columns() == 0 || rows[0][0].is_null()) return "";
  return rows[0][0].as<std::string>();
}

}  // namespace

TestDatabase::TestDatabase(Schema schema)
    : TestDatabase(schema == Schema::kDeployed ? TemplateName(ServerUrl()) : "template0") {}

TestDatabase::TestDatabase(const std::string& source) : name_(FreshName()) {
  const std::string server = ServerUrl();
  maintenance_url_ = WithDatabaseName(server, "postgres");
  url_ = WithDatabaseName(server, name_);
  RunOn(maintenance_url_, "CREATE DATABASE " + name_ + " TEMPLATE " + source);
}

// It gets its name when it is whole: a process that dies halfway leaves nothing
// that another would take for it.
TestDatabase TestDatabase::CopyOf(const std::string& name,
                                  const std::function<void(const TestDatabase&)>& fill) {
  pqxx::connection connection(WithDatabaseName(ServerUrl(), "postgres"));
  pqxx::nontransaction session(connection);
  const std::string quoted = session.quote(name);
  session.exec("SELECT pg_advisory_lock(hashtext(" + quoted + "))");  // until the connection ends
  if (session.exec("SELECT FROM pg_database WHERE datname = " + quoted).empty()) {
    const TestDatabase made;
    fill(made);
    session.exec("ALTER DATABASE " + made.name_ + " RENAME TO " + name);
  }
  return TestDatabase(name);
}

TestDatabase::~TestDatabase() {
  try {
    RunOn(maintenance_url_, "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    // The whole cluster is thrown away at the end; a test may have killed it.
  }
}

std::string TestDatabase::Query(const std::string& sql) const { return RunOn(url_, sql); }

}  // namespace pulse::test
