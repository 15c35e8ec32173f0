BEGIN;
DROP INDEX issues_scheduled;
COMMIT;
