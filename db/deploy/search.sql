-- What the search reads (db/search/). Afterwards, db/rebuild fills what comes from
-- the revisions that are there already: introductions, words, acronyms.
BEGIN;

-- English words without regard to accents; text/words.h does the same.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE TEXT SEARCH CONFIGURATION pulse (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION pulse
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- The spans of 1, 4, 16, 64 and 256 months that an edition lies in, numbered so
-- that no two lengths share a number; db/search/edition_spans.cc covers a stretch
-- of time with them. Through them one index intersects words with "the newest",
-- so that a common word is read only as far back as its newest items go.
CREATE FUNCTION edition_spans(newest_first integer) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[-newest_first, 100000 + (-newest_first >> 2), 200000 + (-newest_first >> 4),
             300000 + (-newest_first >> 6), 400000 + (-newest_first >> 8)];

ALTER TABLE items DROP COLUMN search_vector;
ALTER TABLE items ADD COLUMN search_vector tsvector NOT NULL GENERATED ALWAYS AS (
  setweight(to_tsvector('pulse', title), 'A') || setweight(to_tsvector('pulse', byline), 'B') ||
  setweight(to_tsvector('pulse', body), 'C')) STORED;
-- Beside the row, where ranking hundreds of them finds it without a look elsewhere;
-- bodies and contents move out instead. Rows that are there are moved by db/rebuild.
ALTER TABLE items ALTER COLUMN search_vector SET STORAGE MAIN;
CREATE INDEX items_words ON items USING gin (search_vector, edition_spans(newest_first));

ALTER TABLE issues
  ADD COLUMN introduction text NOT NULL DEFAULT '',
  ADD COLUMN introduction_vector tsvector NOT NULL
    GENERATED ALWAYS AS (to_tsvector('pulse', introduction)) STORED;
CREATE INDEX issues_introduction_words ON issues USING gin (introduction_vector, edition_spans(newest_first));

-- Every word ever printed, as text/words.h folds it, and its stem: what a word that
-- no item has may have been meant for. Without a key, because a key would make
-- writers wait for each other's new words; a word may so stand here twice.
CREATE TABLE search_words (
  word text COLLATE "C" NOT NULL,
  stem text COLLATE "C" NOT NULL
);
CREATE INDEX search_words_word ON search_words (word);
CREATE INDEX search_words_stem ON search_words (stem);
CREATE INDEX search_words_parts ON search_words USING gin (word gin_trgm_ops);

-- Short forms of publishers' names: their initials, and those printed in
-- parentheses. In lower case. Without a key, as above.
CREATE TABLE publisher_acronyms (
  acronym   text COLLATE "C" NOT NULL,
  publisher text COLLATE "C" NOT NULL REFERENCES publishers (name)
);
CREATE INDEX publisher_acronyms_acronym ON publisher_acronyms (acronym);
CREATE INDEX publisher_acronyms_publisher ON publisher_acronyms (publisher);

COMMIT;
