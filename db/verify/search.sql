BEGIN;
SELECT search_vector, edition_spans(newest_first) FROM items WHERE false;
SELECT introduction_vector FROM issues WHERE false;
SELECT word, stem FROM search_words WHERE false;
SELECT acronym, publisher FROM publisher_acronyms WHERE false;
SELECT 1 / count(*) FROM pg_class WHERE relname = 'items_words';
SELECT 1 / count(*) FROM pg_ts_config WHERE cfgname = 'pulse';
ROLLBACK;
