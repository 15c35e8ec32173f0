-- What is typed without accents and with straight apostrophes finds what is printed with
-- others: suggestions compare names and titles folded.
BEGIN;

-- Lower case, without accents and with plain signs, by the rules that come with
-- unaccent: they change with PostgreSQL's version at most, and indexes by them are then
-- to be made anew.
CREATE FUNCTION folded_text(printed text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(unaccent('unaccent'::regdictionary, printed));

-- A title of ASCII is folded by lower() alone, whose index is there already.
CREATE INDEX items_folded_title ON items ((folded_text(title) COLLATE "C"), issue, slug)
  WHERE octet_length(title) <> length(title);
CREATE INDEX items_folded_title_parts ON items USING gin (folded_text(title) gin_trgm_ops)
  WHERE octet_length(title) <> length(title);

CREATE INDEX publishers_folded_name ON publishers ((folded_text(display_name) COLLATE "C"), name);
DROP INDEX publishers_name_parts;
CREATE INDEX publishers_name_parts ON publishers USING gin (folded_text(display_name) gin_trgm_ops);

-- The newest of a publisher's items, and whether an item is one's: of issues, names go
-- with their editions.
DROP INDEX item_publishers_publisher;
CREATE INDEX item_publishers_publisher ON item_publishers (publisher, issue, item);

COMMIT;
