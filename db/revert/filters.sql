BEGIN;
ALTER TABLE item_links DROP COLUMN reversed_host;
ALTER TABLE items DROP COLUMN search_vector;
DROP INDEX items_byline_parts, items_title_parts, issues_publish_time, issues_create_time,
           issues_oldest_first, items_by_title, items_oldest_first, items_kind, items_sector;
DROP EXTENSION pg_trgm;
COMMIT;
