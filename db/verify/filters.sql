BEGIN;
SELECT search_vector FROM items WHERE false;
SELECT reversed_host FROM item_links WHERE false;
SELECT 1 / count(*) FROM pg_class WHERE relname = 'items_sector';
SELECT 1 / count(*) FROM pg_extension WHERE extname = 'pg_trgm';
ROLLBACK;
