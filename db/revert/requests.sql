BEGIN;
DROP TABLE requests;
DROP INDEX changes_once;
COMMIT;
