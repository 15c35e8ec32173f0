BEGIN;
SELECT 1 / count(*) FROM pg_indexes WHERE indexname = 'issues_scheduled';
ROLLBACK;
