BEGIN;
SELECT 1 / count(*) FROM pg_class WHERE relname = 'items_folded_title';
SELECT 1 / count(*) FROM pg_class WHERE relname = 'items_folded_title_parts';
SELECT 1 / count(*) FROM pg_class WHERE relname = 'publishers_folded_name';
SELECT 1 / count(*) FROM pg_indexes WHERE indexname = 'publishers_name_parts' AND indexdef LIKE '%folded_text%';
SELECT 1 / count(*) FROM pg_indexes WHERE indexname = 'item_publishers_publisher' AND indexdef LIKE '%(publisher, issue, item)%';
ROLLBACK;
