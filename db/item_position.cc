#include "db/item_position.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/revision.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr Statement kCurrentRevision{"current_revision", "SELECT revision FROM issues WHERE name = $1"};

constexpr Statement kCurrentPositions{"current_positions",
                                      "SELECT slug, position FROM items WHERE issue = $1"};

constexpr Statement kGetRevision{"get_revision",
                                 "SELECT content FROM issue_revisions WHERE issue = $1 AND revision = $2"};

// Names of the items of a stored revision, in printed order.
std::vector<std::string> SlugsOfRevision(Transaction& transaction, const std::string& issue,
                                         std::int64_t revision) {
  std::vector<std::string> slugs;
  v1::Issue stored;
  const pqxx::result rows = transaction.Execute(kGetRevision, issue, revision);
  if (rows.empty() || !stored.ParseFromString(BytesOf(rows[0][0]))) return slugs;
  for (const v1::Section& section : stored.sections()) {
    for (const v1::Item& item : section.items()) slugs.push_back(ItemSlug(item));
  }
  return slugs;
}

}  // namespace

std::int64_t PositionNow(Transaction& transaction, const ItemPosition& position) {
  if (position.position < 0) return position.position;
  const pqxx::result revision = transaction.Execute(kCurrentRevision, position.issue.issue);
  if (revision.empty() || revision[0][0].as<std::int64_t>() == position.revision) return position.position;
  std::map<std::string, std::int64_t> now;
  for (const pqxx::row row : transaction.Execute(kCurrentPositions, position.issue.issue)) {
    now.emplace(row[0].as<std::string>(), row[1].as<std::int64_t>());
  }
  const std::vector<std::string> slugs =
      SlugsOfRevision(transaction, position.issue.issue, position.revision);
  auto passed = std::min(static_cast<std::size_t>(position.position) + 1, slugs.size());
  while (passed > 0) {
    const auto found = now.find(slugs[--passed]);
    if (found != now.end()) return found->second;
  }
  return -1;
}

}  // namespace pulse::db
