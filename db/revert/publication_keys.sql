BEGIN;
DROP TABLE publication_keys;
COMMIT;
