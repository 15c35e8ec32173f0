BEGIN;
DROP TABLE publisher_tallies, item_tallies;
COMMIT;
