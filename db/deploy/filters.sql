-- What listings are filtered and ordered by. Each index of items ends with the key
-- of its order, so that a page is one walk, however deep.
BEGIN;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX items_sector ON items (sector, newest_first, issue_kind, issue, position);
CREATE INDEX items_kind ON items (kind, newest_first, issue_kind, issue, position);
CREATE INDEX items_oldest_first ON items ((-newest_first), issue_kind, issue, position);
CREATE INDEX items_by_title ON items ((lower(title) COLLATE "C"), issue, slug);
CREATE INDEX issues_oldest_first ON issues ((-newest_first), kind, name);
CREATE INDEX issues_create_time ON issues (create_time);
CREATE INDEX issues_publish_time ON issues (publish_time);

-- Parts of printed text.
CREATE INDEX items_title_parts ON items USING gin (title gin_trgm_ops);
CREATE INDEX items_byline_parts ON items USING gin (byline gin_trgm_ops);

-- Words, the title's above the publisher's above the body's.
ALTER TABLE items ADD COLUMN search_vector tsvector NOT NULL GENERATED ALWAYS AS (
  setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', byline), 'B') ||
  setweight(to_tsvector('english', body), 'C')) STORED;
CREATE INDEX items_words ON items USING gin (search_vector);

-- The host of a link in lower case, letters in reverse: gro.elpmaxe.www. What is
-- below a host then begins like it. Null for a dead link and a mail address.
ALTER TABLE item_links ADD COLUMN reversed_host text COLLATE "C" GENERATED ALWAYS AS (
  reverse(lower(substring(url FROM '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#@:]+)')))) STORED;
CREATE INDEX item_links_reversed_host ON item_links (reversed_host);

COMMIT;
