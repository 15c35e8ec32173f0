-- How many items each issue's current revision has, of each sector, kind and
-- publisher: what figures of the whole archive are added up from. Some ten rows
-- an issue and one a publisher, rewritten with its items. They refer to no table:
-- they are written beside rows of items that do.
BEGIN;

CREATE TABLE item_tallies (
  issue            text COLLATE "C" NOT NULL,
  sector           text COLLATE "C" NOT NULL,  -- empty: none
  kind             integer NOT NULL,           -- ItemKind
  item_count       integer NOT NULL,
  unsigned_count   integer NOT NULL,           -- of these, those without a publisher
  PRIMARY KEY (issue, sector, kind)
);

-- An item of two publishers counts for both.
CREATE TABLE publisher_tallies (
  publisher  text COLLATE "C" NOT NULL,
  issue      text COLLATE "C" NOT NULL,
  sector     text COLLATE "C" NOT NULL,        -- empty: none
  kind       integer NOT NULL,
  item_count integer NOT NULL,
  PRIMARY KEY (publisher, issue, sector, kind) INCLUDE (item_count)
);

CREATE INDEX publisher_tallies_issue ON publisher_tallies (issue);

INSERT INTO item_tallies (issue, sector, kind, item_count, unsigned_count)
SELECT issue, coalesce(sector, ''), kind, count(*),
       count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM item_publishers AS printed
                                          WHERE printed.issue = items.issue AND printed.item = items.position))
FROM items GROUP BY 1, 2, 3;

INSERT INTO publisher_tallies (publisher, issue, sector, kind, item_count)
SELECT printed.publisher, items.issue, coalesce(items.sector, ''), items.kind, count(DISTINCT items.position)
FROM items JOIN item_publishers AS printed ON printed.issue = items.issue AND printed.item = items.position
GROUP BY 1, 2, 3, 4;

COMMIT;
