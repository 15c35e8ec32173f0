BEGIN;
DROP TABLE publication_failures;
COMMIT;
