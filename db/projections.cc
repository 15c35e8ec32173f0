#include "db/projections.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "db/array_literal.h"
#include "db/revision.h"

namespace pulse::db {
namespace {

// One statement a table, each column an array: an issue of 45 items is stored in
// 6 round trips where a row at a time would take some 200.

constexpr Statement kDeleteItems{"delete_items", "DELETE FROM items WHERE issue = $1"};

constexpr Statement kInsertItems{"insert_items", R"sql(
  INSERT INTO items (issue, position, section, slug, sector, kind, title, byline, body, content,
                     revision, newest_first, issue_kind, published)
  SELECT issues.name, item.position, item.section, item.slug, nullif(item.sector, ''), item.kind,
         item.title, item.byline, item.body, item.content,
         issues.revision, issues.newest_first, issues.kind, issues.state = $11
  FROM issues, unnest($2::integer[], $3::integer[], $4::text[], $5::text[], $6::integer[],
                      $7::text[], $8::text[], $9::text[], $10::bytea[])
         AS item (position, section, slug, sector, kind, title, byline, body, content)
  WHERE issues.name = $1)sql"};

constexpr Statement kInsertNames{"insert_item_names", R"sql(
  INSERT INTO item_names (issue, slug, first_revision)
  SELECT $1, slug, $2 FROM unnest($3::text[]) AS slug
  ON CONFLICT DO NOTHING)sql"};

constexpr Statement kInsertPublishers{"insert_publishers", R"sql(
  INSERT INTO publishers (name, display_name)
  SELECT name, display_name FROM unnest($1::text[], $2::text[]) AS publisher (name, display_name)
  ON CONFLICT DO NOTHING)sql"};

constexpr Statement kInsertItemPublishers{"insert_item_publishers", R"sql(
  INSERT INTO item_publishers (issue, item, position, publisher, display_name)
  SELECT $1, item, position, publisher, display_name
  FROM unnest($2::integer[], $3::integer[], $4::text[], $5::text[])
         AS printed (item, position, publisher, display_name))sql"};

constexpr Statement kInsertLinks{"insert_item_links", R"sql(
  INSERT INTO item_links (issue, item, position, text, url)
  SELECT $1, item, position, text, url
  FROM unnest($2::integer[], $3::integer[], $4::text[], $5::text[]) AS link (item, position, text, url))sql"};

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

// Two issues may bring the same new publisher at once, and one then waits for
// the other's row. In the order of names they cannot wait for each other.
void InsertPublishers(Transaction& transaction, const PublisherColumns& printed) {
  std::map<std::string, std::string> display_name_of;
  for (std::size_t i = 0; i < printed.name.size(); ++i) {
    display_name_of.emplace(printed.name[i], printed.display_name[i]);
  }
  std::vector<std::string> names;
  std::vector<std::string> display_names;
  for (const auto& [name, display_name] : display_name_of) {
    names.push_back(name);
    display_names.push_back(display_name);
  }
  transaction.Execute(kInsertPublishers, TextArray(names), TextArray(display_names));
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
  transaction.Execute(kDeleteItems, issue.name());  // takes publishers and links along
  transaction.Execute(kInsertItems, issue.name(), IntegerArray(items.position), IntegerArray(items.section),
                      TextArray(items.slug), TextArray(items.sector), IntegerArray(items.kind),
                      TextArray(items.title), TextArray(items.byline), TextArray(items.body),
                      BytesArray(items.content), static_cast<int>(v1::ISSUE_STATE_PUBLISHED));
  AddItemNames(transaction, issue);
  InsertPublishers(transaction, publishers);
  transaction.Execute(kInsertItemPublishers, issue.name(), IntegerArray(publishers.item),
                      IntegerArray(publishers.position), TextArray(publishers.name),
                      TextArray(publishers.display_name));
  transaction.Execute(kInsertLinks, issue.name(), IntegerArray(links.item), IntegerArray(links.position),
                      TextArray(links.text), TextArray(links.url));
}

}  // namespace pulse::db
