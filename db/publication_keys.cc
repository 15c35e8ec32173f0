#include "db/publication_keys.h"

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "db/array_literal.h"
#include "db/canonical_url.h"
#include "db/sha256.h"
#include "db/title_fold.h"

namespace pulse::db {
namespace {

constexpr Statement kInsert{"insert_publication_keys", R"sql(
  INSERT INTO publication_keys (issue, item, basis, key)
  SELECT $1, item, basis, key
  FROM unnest($2::integer[], $3::smallint[], $4::bigint[]) AS added (item, basis, key))sql"};

// The basis is part of what is hashed: a title is never taken for a URL.
std::int64_t KeyOf(char basis, std::string_view text) {
  const std::string digest = Sha256(basis + std::string(text));
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) key = key << 8U | static_cast<unsigned char>(digest[i]);
  return static_cast<std::int64_t>(key);
}

using Keys = std::set<std::tuple<std::int64_t, KeyBasis, std::int64_t>>;  // item, basis, key

void AddKeys(const v1::Item& item, std::int64_t position, Keys* keys) {
  for (const v1::Link& link : item.links()) {
    const auto canonical = Canonicalize(link.url());
    if (!canonical) continue;
    keys->emplace(position, canonical->front_page ? KeyBasis::kFrontPage : KeyBasis::kLink,
                  LinkKey(canonical->text));
  }
  const std::string title = FoldTitle(item.title());
  if (title.empty()) return;
  for (const v1::Publisher& publisher : item.publishers()) {
    keys->emplace(position, KeyBasis::kTitle, KeyOf('t', title + '\n' + publisher.name()));
  }
}

}  // namespace

std::int64_t LinkKey(std::string_view canonical_url) { return KeyOf('l', canonical_url); }

void InsertPublicationKeys(Transaction& transaction, const v1::Issue& issue) {
  Keys keys;
  std::int64_t position = 0;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) AddKeys(item, position++, &keys);
  }
  std::vector<std::int64_t> items;
  std::vector<std::int64_t> bases;
  std::vector<std::int64_t> numbers;
  for (const auto& [item, basis, key] : keys) {
    items.push_back(item);
    bases.push_back(static_cast<std::int64_t>(basis));
    numbers.push_back(key);
  }
  transaction.Execute(kInsert, issue.name(), IntegerArray(items), IntegerArray(bases), IntegerArray(numbers));
}

}  // namespace pulse::db
