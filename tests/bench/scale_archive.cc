#include "tests/bench/scale_archive.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "db/database.h"
#include "db/issue_store.h"
#include "db/pqxx.h"
#include "tests/bench/scale_text.h"

namespace pulse::bench {
namespace {

// A part of PostgreSQL's memory settings for a machine of a few GB.
constexpr char kSettings[] =
    "shared_buffers=1GB maintenance_work_mem=512MB work_mem=16MB max_wal_size=4GB fsync=off "
    "synchronous_commit=off full_page_writes=off";

void RunCommand(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

std::string OutputOf(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("failed: " + command);
  std::string output;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) output += static_cast<char>(c);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  while (!output.empty() && output.back() == '\n') output.pop_back();
  return output;
}

std::string Postgres(const std::string& verb, const std::string& directory) {
  return std::string(PULSE_SOURCE_DIR "/deploy/local/postgres ") + verb + " '" + directory + "'";
}

// What is loaded, as a comment on the database: gone when the load was cut off.
std::string MarkOf(const ScaleSize& size) {
  return "scale: " + std::to_string(size.items) + " items in " + std::to_string(size.issues) +
         " issues, seed " + std::to_string(size.seed) + ", form 1";
}

std::string LoadedMark(pqxx::connection& connection) {
  pqxx::nontransaction session(connection);
  const pqxx::result rows = session.exec(
      "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database "
      "WHERE datname = current_database()");
  return rows[0][0].as<std::string>();
}

void SaveAll(const std::string& url, const ScaleSize& size) {
  constexpr int kThreads = 2;
  const ScaleText text(PULSE_SOURCE_DIR "/tests/samples/archive", size.seed);
  db::Database database({.url = url, .connections = kThreads});
  db::IssueStore store(&database);
  std::atomic<int> next{0};
  std::atomic<bool> failed{false};
  const auto work = [&] {
    for (int n = next++; n < size.issues && !failed; n = next++) {
      db::RevisionDraft draft;
      // The first issues get one item more each where the numbers do not divide.
      draft.issue = text.MakeIssue(n, size.issues, size.items / size.issues + (n < size.items % size.issues));
      draft.action = v1::REVISION_ACTION_INGEST;
      const auto stored =
          store.SaveRevision(draft, std::chrono::system_clock::now() + std::chrono::minutes(5));
      if (!stored.ok() && !failed.exchange(true)) {
        std::fprintf(stderr, "%s: %s\n", draft.issue.name().c_str(),
                     std::string(stored.status().message()).c_str());
      }
      if (n % 500 == 0) std::fprintf(stderr, "  %d of %d issues\n", n, size.issues);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  if (failed) throw std::runtime_error("the archive could not be loaded");
}

void Load(const std::string& url, const ScaleSize& size) {
  RunCommand(PULSE_SOURCE_DIR "/db/migrate '" + url + "' >/dev/null");
  pqxx::connection connection(url);
  std::vector<std::string> definitions;
  {
    pqxx::nontransaction session(connection);
    for (const pqxx::row row :
         session.exec("SELECT indexdef, indexname FROM pg_indexes WHERE tablename = 'items' "
                      "AND indexdef LIKE '%USING gin%'")) {
      definitions.push_back(row[0].as<std::string>());
      session.exec("DROP INDEX " + row[1].as<std::string>());
    }
  }
  SaveAll(url, size);
  pqxx::nontransaction session(connection);
  for (const std::string& definition : definitions) {
    std::fprintf(stderr, "  %s\n", definition.c_str());
    session.exec(definition);
  }
  session.exec("VACUUM ANALYZE");
  session.exec("DO $$ BEGIN EXECUTE 'COMMENT ON DATABASE ' || current_database() || ' IS ''" + MarkOf(size) +
               "'''; END $$");
}

}  // namespace

ScaleArchive::ScaleArchive(const std::string& directory, const ScaleSize& size, bool fresh)
    : directory_(directory) {
  if (fresh) {
    RunCommand(Postgres("stop", directory_) + " 2>/dev/null || true");
    std::filesystem::remove_all(directory_);
  }
  url_ = OutputOf(Postgres("start", directory_) + " " + kSettings);
  std::string loaded;
  {
    pqxx::connection connection(url_);
    loaded = LoadedMark(connection);
  }
  if (loaded == MarkOf(size)) return;
  if (!loaded.empty()) throw std::runtime_error(directory_ + " has another archive; run with --fresh");
  std::fprintf(stderr, "Loading %d items in %d issues into %s\n", size.items, size.issues,
               directory_.c_str());
  const auto begin = std::chrono::steady_clock::now();
  Load(url_, size);
  std::fprintf(stderr, "  loaded in %.0f s\n",
               std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

ScaleArchive::~ScaleArchive() {
  // A cluster that stays up only wastes memory; the next run starts it again.
  if (std::system(Postgres("stop", directory_).c_str()) != 0)
    std::fprintf(stderr, "the cluster did not stop\n");
}

}  // namespace pulse::bench
