BEGIN;
SELECT issue, position, section, slug, sector, kind, title, byline, body, content,
       revision, newest_first, issue_kind, published
FROM items WHERE false;
SELECT issue, slug, first_revision FROM item_names WHERE false;
SELECT name, display_name FROM publishers WHERE false;
SELECT issue, item, position, publisher, display_name FROM item_publishers WHERE false;
SELECT issue, item, position, text, url FROM item_links WHERE false;
ROLLBACK;
