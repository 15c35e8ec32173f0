#include "tests/faults/store_audit.h"

#include <map>

#include "absl/strings/escaping.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/pqxx.h"

namespace pulse::test {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

// Times differ between any two runs, and the etag with them.
std::string ContentOf(const std::string& stored) {
  v1::Issue issue;
  if (!issue.ParseFromString(stored)) return "unreadable";
  issue.clear_create_time();
  issue.clear_update_time();
  issue.clear_publish_time();
  issue.clear_etag();
  return issue.SerializeAsString();
}

// From bytea's hex form, whichever libpqxx it is.
std::string UnescapeBytes(const std::string& hex) {
  return absl::HexStringToBytes(absl::string_view(hex).substr(2));  // after the backslash and x
}

// Content of every issue, by name.
std::map<std::string, std::string> ReadIssues(pqxx::transaction_base& transaction) {
  std::map<std::string, std::string> issues;
  for (const pqxx::row row :
       transaction.exec("SELECT issue, content FROM issue_revisions WHERE revision = 1")) {
    issues[row[0].as<std::string>()] = ContentOf(UnescapeBytes(row[1].as<std::string>()));
  }
  return issues;
}

// A rule of the store, and a query of what breaks it.
struct Rule {
  const char* says;
  const char* broken;
};

constexpr Rule kRules[] = {
    {"an issue has more than the one revision",
     "SELECT issue FROM issue_revisions GROUP BY issue HAVING count(*) <> 1"},
    {"an issue is not at the revision it has", "SELECT name FROM issues WHERE revision <> 1"},
    {"a revision is not in the log of changes once",
     "SELECT issue FROM issue_revisions LEFT JOIN changes USING (issue, revision) "
     "GROUP BY issue, revision HAVING count(cursor) <> 1"},
    {"the log of changes has a gap",
     "SELECT 'c' || max(cursor) FROM changes HAVING max(cursor) <> count(*) OR min(cursor) <> 1"},
    {"an issue has not the items it counts",
     "SELECT name FROM issues WHERE item_count <> (SELECT count(*) FROM items WHERE issue = name)"},
    {"an issue has not the names of its items",
     "SELECT name FROM issues WHERE item_count <> (SELECT count(*) FROM item_names WHERE issue = name)"},
    {"a document is nobody's",
     "SELECT encode(sha256, 'hex') FROM source_documents "
     "WHERE NOT EXISTS (SELECT 1 FROM issue_revisions WHERE source = source_documents.sha256)"},
};

// Rows of the projections that need no time, in an order that both stores share.
constexpr const char* kProjections[] = {
    "SELECT issue, position, section, slug, sector, kind, title, byline, body, content, revision FROM items",
    "SELECT issue, item, position, publisher, display_name FROM item_publishers",
    "SELECT issue, item, position, text, url FROM item_links",
    "SELECT issue, slug, first_revision FROM item_names",
};

std::string DigestOf(pqxx::transaction_base& transaction, const std::string& query) {
  return transaction
      .exec(
          "SELECT count(*) || ' rows, md5 ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY "
          "md5(t::text))), '') "
          "FROM (" +
          query + ") AS t")[0][0]
      .as<std::string>();
}

}  // namespace

std::vector<std::string> AuditStore(const std::string& url, const std::string& reference) {
  pqxx::connection connection(url);
  pqxx::work transaction(connection);
  pqxx::connection reference_connection(reference);
  pqxx::work undisturbed(reference_connection);
  std::vector<std::string> faults;
  for (const Rule& rule : kRules) {
    for (const pqxx::row row : transaction.exec(rule.broken)) {
      faults.push_back(std::string(rule.says) + ": " + row[0].as<std::string>());
    }
  }
  const auto stored = ReadIssues(transaction);
  const auto expected = ReadIssues(undisturbed);
  for (const auto& [name, content] : expected) {
    const auto found = stored.find(name);
    if (found == stored.end()) {
      faults.push_back("lost: " + name);
    } else if (found->second != content) {
      faults.push_back("other content: " + name);
    }
  }
  for (const auto& [name, content] : stored) {
    if (expected.count(name) == 0) faults.push_back("never sent: " + name);
  }
  for (const char* projection : kProjections) {
    const std::string here = DigestOf(transaction, projection);
    const std::string there = DigestOf(undisturbed, projection);
    if (here != there) faults.push_back(std::string(projection) + ": " + here + " instead of " + there);
  }
  return faults;
}

}  // namespace pulse::test
