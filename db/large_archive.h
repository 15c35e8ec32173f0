// An archive large enough for plans to matter, for tests of db/.

#pragma once

#include <initializer_list>

#include "tests/support/test_database.h"

namespace pulse::db {

// 60,000 items in 1,000 issues; one publisher of 200 has few items.
inline constexpr char kGenerate[] = R"sql(
  WITH revision AS (
    INSERT INTO issues (name, revision, etag, title, edition_year, edition_month, kind, state, section_count,
                        item_count, create_time, update_time)
    SELECT 'issues/' || 1900 + n / 12 || '-' || lpad((n % 12 + 1)::text, 2, '0'), 1, 'e', 'Digest', 1900 + n / 12,
           n % 12 + 1, 1, 3, 1, 60, now(), now()
    FROM generate_series(0, 999) AS n RETURNING name),
  content AS (
    INSERT INTO issue_revisions (issue, revision, content, sha256, state, action, create_time)
    SELECT name, 1, '', sha256(''), 3, 'ingest', now() FROM revision)
  SELECT 1 FROM revision)sql";

inline constexpr char kGenerateItems[] = R"sql(
  INSERT INTO items (issue, position, section, slug, sector, kind, title, byline, body, content, revision,
                     newest_first, issue_kind, published)
  SELECT issues.name, n, 0, 'item-' || n,
         (ARRAY['sectors/news', 'sectors/criminal-justice', 'sectors/adult-social-care-and-health'])[n % 3 + 1],
         n % 5, 'Title ' || n, 'Publisher',
         'Text about topic' || n || 'x of subject' || -issues.newest_first || 'x ' || repeat(md5('filler') || ' ', 40),
         '', 1, issues.newest_first, 1, true
  FROM issues, generate_series(0, 59) AS n)sql";

inline constexpr char kGeneratePublishers[] = R"sql(
  WITH publisher AS (
    INSERT INTO publishers (name, display_name)
    SELECT 'publishers/p-' || n, 'P' FROM generate_series(0, 200) AS n RETURNING name),
  done AS (SELECT count(*) FROM publisher)
  SELECT count FROM done)sql";

inline constexpr char kGenerateBylines[] = R"sql(
  INSERT INTO item_publishers (issue, item, position, publisher, display_name)
  SELECT issue, position, 0,
         'publishers/p-' || CASE WHEN position = 0 AND newest_first % 100 = 0 THEN 200
                                 ELSE (position * 31 - newest_first) % 200 END, 'P'
  FROM items)sql";

inline constexpr char kGenerateTallies[] = R"sql(
  INSERT INTO item_tallies (issue, sector, kind, item_count, unsigned_count)
  SELECT issue, sector, kind, count(*), 0 FROM items GROUP BY 1, 2, 3)sql";

inline constexpr char kGeneratePublisherTallies[] = R"sql(
  INSERT INTO publisher_tallies (publisher, issue, sector, kind, item_count)
  SELECT printed.publisher, items.issue, items.sector, items.kind, count(*)
  FROM items JOIN item_publishers AS printed ON printed.issue = items.issue AND printed.item = items.position
  GROUP BY 1, 2, 3, 4)sql";

// In each issue one item is one publication with another's, 500 issues on.
inline constexpr char kGenerateKeys[] = R"sql(
  INSERT INTO publication_keys (issue, item, basis, key)
  SELECT issue, position, 1,
         CASE WHEN position = 7 THEN -newest_first % 500 ELSE hashtextextended(issue || position, 0) END
  FROM items)sql";

/// A database of its own with that archive; filled once for all tests.
inline test::TestDatabase LargeArchive() {
  return test::TestDatabase::CopyOf("large_archive", [](const test::TestDatabase& database) {
    for (const char* sql : {kGenerate, kGenerateItems, kGeneratePublishers, kGenerateBylines,
                            kGenerateTallies, kGeneratePublisherTallies, kGenerateKeys, "VACUUM ANALYZE"}) {
      database.Query(sql);
    }
  });
}

}  // namespace pulse::db
