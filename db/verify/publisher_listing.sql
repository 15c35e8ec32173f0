BEGIN;
SELECT 1 / count(*) FROM pg_class WHERE relname = 'publishers_by_name';
SELECT 1 / count(*) FROM pg_class WHERE relname = 'publishers_name_parts';
ROLLBACK;
