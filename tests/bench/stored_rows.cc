#include "tests/bench/stored_rows.h"

#include "db/pqxx.h"

namespace pulse::bench {
namespace {

// A table and which of its rows belong to the change at a cursor, $1.
struct Table {
  const char* name;
  const char* rows;
  const char* if_there;  // another issue may have brought the row
};

// In the order in which they refer to each other.
constexpr Table kTables[] = {
    {"source_documents",
     "sha256 = (SELECT source FROM issue_revisions JOIN changes USING (issue, revision) WHERE cursor = $1)",
     " ON CONFLICT DO NOTHING"},
    {"issues", "name = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"issue_revisions", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"items", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"item_names", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"publishers",
     "name IN (SELECT publisher FROM item_publishers "
     "WHERE issue = (SELECT issue FROM changes WHERE cursor = $1)) ORDER BY name",
     " ON CONFLICT DO NOTHING"},
    {"item_publishers", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"item_links", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"item_tallies", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"publisher_tallies", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"publication_keys", "issue = (SELECT issue FROM changes WHERE cursor = $1)", ""},
    {"changes", "cursor = $1", ""},
};

struct Insert {
  std::string head;  // INSERT INTO table (columns) VALUES
  std::string rows;  // query of the rows as text in brackets
};

Insert InsertInto(pqxx::transaction_base& transaction, const Table& table) {
  std::string names;
  std::string values;
  for (const pqxx::row column : transaction.exec(
           "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND "
           "is_generated = 'NEVER' AND table_name = '" +
           std::string(table.name) + "' ORDER BY ordinal_position")) {
    const std::string name = column[0].as<std::string>();
    names += (names.empty() ? "" : ", ") + name;
    values += (values.empty() ? "" : " || ',' || ") + ("quote_nullable(" + name + ")");
  }
  return {"INSERT INTO " + std::string(table.name) + " (" + names + ") VALUES ",
          "SELECT '(' || " + values + " || ')' FROM " + table.name + " WHERE " + table.rows};
}

std::string WithCursor(std::string query, int cursor) {
  for (std::size_t at = 0; (at = query.find("$1", at)) != std::string::npos;) {
    query.replace(at, 2, std::to_string(cursor));
  }
  return query;
}

}  // namespace

std::vector<std::string> ScriptsOf(const std::string& url) {
  pqxx::connection connection(url);
  pqxx::work transaction(connection);
  std::vector<Insert> inserts;
  for (const Table& table : kTables) inserts.push_back(InsertInto(transaction, table));
  const int last = transaction.exec("SELECT max(cursor) FROM changes")[0][0].as<int>();
  std::vector<std::string> scripts;
  for (int cursor = 1; cursor <= last; ++cursor) {
    std::string script = "BEGIN;";
    for (std::size_t i = 0; i < inserts.size(); ++i) {
      std::string rows;
      for (const pqxx::row row : transaction.exec(WithCursor(inserts[i].rows, cursor))) {
        rows += (rows.empty() ? "" : ",") + row[0].as<std::string>();
      }
      if (!rows.empty()) script += inserts[i].head + rows + kTables[i].if_there + ";";
    }
    scripts.push_back(script + "COMMIT");
  }
  return scripts;
}

}  // namespace pulse::bench
