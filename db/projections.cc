#include "db/projections.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "db/array_literal.h"
#include "db/item_tallies.h"
#include "db/publication_keys.h"
#include "db/revision.h"
#include "db/search/vocabulary.h"

namespace pulse::db {
namespace {

// Each column is an array and all tables take one statement: an issue of 45
// items is stored in a round trip where a row at a time would take some 200.

// Publishers and links go with their items.
constexpr Statement kDeleteItems{"delete_items", R"sql(
  WITH tallied AS (DELETE FROM item_tallies WHERE issue = $1),
    tallied_publishers AS (DELETE FROM publisher_tallies WHERE issue = $1),
    keys AS (DELETE FROM publication_keys WHERE issue = $1)
  DELETE FROM items WHERE issue = $1)sql"};

constexpr Statement kInsertNames{"insert_item_names", R"sql(
  INSERT INTO item_names (issue, slug, first_revision)
  SELECT $1, slug, $2 FROM unnest($3::text[]) AS slug
  ON CONFLICT DO NOTHING)sql"};

// Publishers in the order of their names: two issues may bring the same new ones
// at once, and one then waits for the other's row. So they cannot wait for each
// other. References are checked when all of the statement is done.
constexpr Statement kInsertProjections{"insert_projections", R"sql(
  WITH
    inserted_items AS (
      INSERT INTO items (issue, position, section, slug, sector, kind, title, byline, body, content,
                         revision, newest_first, issue_kind, published)
      SELECT issues.name, item.position, item.section, item.slug, nullif(item.sector, ''), item.kind,
             item.title, item.byline, item.body, item.content,
             issues.revision, issues.newest_first, issues.kind, issues.state = $2
      FROM issues, unnest($3::integer[], $4::integer[], $5::text[], $6::text[], $7::integer[],
                          $8::text[], $9::text[], $10::text[], $11::bytea[])
             AS item (position, section, slug, sector, kind, title, byline, body, content)
      WHERE issues.name = $1),
    inserted_publishers AS (
      INSERT INTO publishers (name, display_name)
      SELECT name, display_name FROM unnest($12::text[], $13::text[]) AS publisher (name, display_name)
      ON CONFLICT DO NOTHING),
    inserted_links AS (
      INSERT INTO item_links (issue, item, position, text, url)
      SELECT $1, item, position, text, url
      FROM unnest($14::integer[], $15::integer[], $16::text[], $17::text[])
             AS link (item, position, text, url))
  INSERT INTO item_publishers (issue, item, position, publisher, display_name)
  SELECT $1, item, position, publisher, display_name
  FROM unnest($18::integer[], $19::integer[], $20::text[], $21::text[])
         AS printed (item, position, publisher, display_name))sql"};

// The columns of a table as unnest takes them.
struct ItemColumns {
  std::vector<std::int64_t> position, section, kind;
  std::vector<std::string> slug, sector, title, byline, body, content;

  void Add(const v1::Item& item, int section_index) {
    position.push_back(static_cast<std::int64_t>(position.size()));
    section.push_back(section_index);
    kind.push_back(item.kind());
    slug.push_back(ItemSlug(item));
    sector.push_back(item.sector());
    title.push_back(item.title());
    byline.push_back(item.byline());
    body.push_back(item.body());
    content.push_back(SerializeDeterministically(item));
  }
};

struct PublisherColumns {
  std::vector<std::int64_t> item, position;
  std::vector<std::string> name, display_name;

  void Add(const v1::Item& source, std::int64_t item_position) {
    for (int i = 0; i < source.publishers_size(); ++i) {
      item.push_back(item_position);
      position.push_back(i);
      name.push_back(source.publishers(i).name());
      display_name.push_back(source.publishers(i).display_name());
    }
  }
};

struct LinkColumns {
  std::vector<std::int64_t> item, position;
  std::vector<std::string> text, url;

  void Add(const v1::Item& source, std::int64_t item_position) {
    for (int i = 0; i < source.links_size(); ++i) {
      item.push_back(item_position);
      position.push_back(i);
      text.push_back(source.links(i).text());
      url.push_back(source.links(i).url());
    }
  }
};

// The publishers printed, once each, by name.
std::map<std::string, std::string> DisplayNames(const PublisherColumns& printed) {
  std::map<std::string, std::string> display_name_of;
  for (std::size_t i = 0; i < printed.name.size(); ++i) {
    display_name_of.emplace(printed.name[i], printed.display_name[i]);
  }
  return display_name_of;
}

}  // namespace

void AddItemNames(Transaction& transaction, const v1::Issue& issue) {
  std::vector<std::string> slugs;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) slugs.push_back(ItemSlug(item));
  }
  transaction.Execute(kInsertNames, issue.name(), issue.revision(), TextArray(slugs));
}

void ReplaceProjections(Transaction& transaction, const v1::Issue& issue) {
  ItemColumns items;
  PublisherColumns publishers;
  LinkColumns links;
  for (int s = 0; s < issue.sections_size(); ++s) {
    for (const v1::Item& item : issue.sections(s).items()) {
      items.Add(item, s);
      publishers.Add(item, items.position.back());
      links.Add(item, items.position.back());
    }
  }
  std::vector<std::string> names;
  std::vector<std::string> display_names;
  for (const auto& [name, display_name] : DisplayNames(publishers)) {
    names.push_back(name);
    display_names.push_back(display_name);
  }
  AddItemNames(transaction, issue);
  transaction.Execute(kDeleteItems, issue.name());
  transaction.Execute(kInsertProjections, issue.name(), static_cast<int>(v1::ISSUE_STATE_PUBLISHED),
                      IntegerArray(items.position), IntegerArray(items.section), TextArray(items.slug),
                      TextArray(items.sector), IntegerArray(items.kind), TextArray(items.title),
                      TextArray(items.byline), TextArray(items.body), BytesArray(items.content),
                      TextArray(names), TextArray(display_names), IntegerArray(links.item),
                      IntegerArray(links.position), TextArray(links.text), TextArray(links.url),
                      IntegerArray(publishers.item), IntegerArray(publishers.position),
                      TextArray(publishers.name), TextArray(publishers.display_name));
  InsertTallies(transaction, issue);
  InsertPublicationKeys(transaction, issue);
  AddVocabulary(transaction, issue);
}

}  // namespace pulse::db
