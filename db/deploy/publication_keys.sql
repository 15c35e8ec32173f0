-- What an item shares with others of the same publication, as numbers: see
-- db/publication_keys.h, which makes them. Those of issues that are there already
-- come with db/rebuild. They refer to no table: rewritten with the items.
BEGIN;

CREATE TABLE publication_keys (
  issue text COLLATE "C" NOT NULL,
  item  integer NOT NULL,               -- items.position
  basis smallint NOT NULL CHECK (basis IN (1, 2, 3)),  -- db::KeyBasis
  key   bigint NOT NULL,
  PRIMARY KEY (issue, item, basis, key)
);

CREATE INDEX publication_keys_key ON publication_keys (key);

COMMIT;
