BEGIN;
SELECT key, fingerprint, issue, revision, create_time FROM requests WHERE false;
SELECT 1 / count(*) FROM pg_indexes WHERE indexname = 'changes_once';
ROLLBACK;
