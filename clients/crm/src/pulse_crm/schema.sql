-- The CRM's copy of the items' categories. Read it as you like; write nothing.

-- mailable: 0 where the item may not be sent any more: its issue was WITHDRAWN, a
-- correction REMOVED it, or it LEFT_FILTER; last_change says which. The row stays,
-- because engagements name it, until a new snapshot does not.
CREATE TABLE items (
  name        TEXT PRIMARY KEY,          -- issues/2022-09/items/night-custody
  issue       TEXT NOT NULL,             -- issues/2022-09
  title       TEXT NOT NULL,
  sector      TEXT NOT NULL,             -- sectors/criminal-justice, or empty
  kind        TEXT NOT NULL,             -- ITEM_KIND_REPORT
  mailable    INTEGER NOT NULL CHECK (mailable IN (0, 1)),
  last_change TEXT NOT NULL,             -- SNAPSHOT, ADDED, UPDATED, RECATEGORISED, LEFT_FILTER, WITHDRAWN, REMOVED
  revision    INTEGER NOT NULL,          -- of the issue that did it
  change_time TEXT NOT NULL,             -- when, RFC 3339 in UTC
  named       INTEGER NOT NULL CHECK (named IN (0, 1))  -- 0: not yet by the snapshot that is under way
) WITHOUT ROWID;

CREATE TABLE item_publishers (
  item         TEXT NOT NULL REFERENCES items ON DELETE CASCADE,
  place        INTEGER NOT NULL,         -- in printed order, from 0
  publisher    TEXT NOT NULL,            -- publishers/ofsted
  display_name TEXT NOT NULL,
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
CREATE INDEX item_publishers_publisher ON item_publishers (publisher);

-- cursor: the last message taken in, in the same transaction as what it says.
-- filter: what the feed is asked for. snapshot: complete, or not yet.
-- changes: messages about items taken in after a snapshot.
CREATE TABLE state (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
