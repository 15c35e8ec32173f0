-- Projections of each issue's current revision, rewritten whole in the
-- transaction that stores the revision.
BEGIN;

CREATE TABLE items (
  issue        text COLLATE "C" NOT NULL REFERENCES issues (name),
  position     integer NOT NULL,        -- in the whole issue, from 0, in printed order
  section      integer NOT NULL,        -- index of its section
  slug         text COLLATE "C" NOT NULL CHECK (slug ~ '^[a-z0-9-]+$'),
  sector       text COLLATE "C" REFERENCES sectors (name),
  kind         integer NOT NULL,        -- ItemKind
  title        text NOT NULL,
  byline       text NOT NULL,
  body         text NOT NULL,
  content      bytea NOT NULL,          -- cordisbright.pulse.v1.Item, for reading
  -- Of the issue, repeated here so that one index gives the order of a listing.
  revision     bigint NOT NULL,
  newest_first integer NOT NULL,
  issue_kind   integer NOT NULL,
  published    boolean NOT NULL,
  PRIMARY KEY (issue, position),
  UNIQUE (issue, slug)
);

CREATE UNIQUE INDEX items_newest_first ON items (newest_first, issue_kind, issue, position);

-- Every name ever minted, so that none is given to another item.
CREATE TABLE item_names (
  issue          text COLLATE "C" NOT NULL REFERENCES issues (name),
  slug           text COLLATE "C" NOT NULL,
  first_revision bigint NOT NULL,
  PRIMARY KEY (issue, slug)
);

CREATE TABLE publishers (
  name         text COLLATE "C" PRIMARY KEY CHECK (name ~ '^publishers/[a-z0-9-]+$'),
  display_name text NOT NULL            -- as first printed
);

CREATE TABLE item_publishers (
  issue        text COLLATE "C" NOT NULL,
  item         integer NOT NULL,        -- items.position
  position     integer NOT NULL,        -- in the byline, from 0
  publisher    text COLLATE "C" NOT NULL REFERENCES publishers (name),
  display_name text NOT NULL,           -- as this item prints it
  PRIMARY KEY (issue, item, position),
  FOREIGN KEY (issue, item) REFERENCES items (issue, position) ON DELETE CASCADE
);

CREATE INDEX item_publishers_publisher ON item_publishers (publisher);

CREATE TABLE item_links (
  issue    text COLLATE "C" NOT NULL,
  item     integer NOT NULL,            -- items.position
  position integer NOT NULL,            -- in the body, from 0
  text     text NOT NULL,
  url      text NOT NULL,               -- empty: a dead link
  PRIMARY KEY (issue, item, position),
  FOREIGN KEY (issue, item) REFERENCES items (issue, position) ON DELETE CASCADE
);

COMMIT;
