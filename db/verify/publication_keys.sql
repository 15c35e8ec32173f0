BEGIN;
SELECT issue, item, basis, key FROM publication_keys WHERE false;
SELECT 1 / count(*) FROM pg_class WHERE relname = 'publication_keys_key';
ROLLBACK;
