BEGIN;
DROP TABLE publisher_acronyms, search_words;
ALTER TABLE issues DROP COLUMN introduction_vector, DROP COLUMN introduction;
ALTER TABLE items DROP COLUMN search_vector;
DROP INDEX IF EXISTS items_words;
DROP FUNCTION edition_spans(integer);
ALTER TABLE items ADD COLUMN search_vector tsvector NOT NULL GENERATED ALWAYS AS (
  setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', byline), 'B') ||
  setweight(to_tsvector('english', body), 'C')) STORED;
CREATE INDEX items_words ON items USING gin (search_vector);
DROP TEXT SEARCH CONFIGURATION pulse;
DROP EXTENSION unaccent;
COMMIT;
