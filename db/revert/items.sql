BEGIN;
DROP TABLE item_links;
DROP TABLE item_publishers;
DROP TABLE publishers;
DROP TABLE item_names;
DROP TABLE items;
COMMIT;
