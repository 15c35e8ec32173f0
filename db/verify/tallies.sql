BEGIN;
SELECT issue, sector, kind, item_count, unsigned_count FROM item_tallies WHERE false;
SELECT publisher, issue, sector, kind, item_count FROM publisher_tallies WHERE false;
SELECT 1 / count(*) FROM pg_class WHERE relname = 'publisher_tallies_issue';
ROLLBACK;
