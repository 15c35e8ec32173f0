-- Publishers in the order they are listed in, and parts of their names.
BEGIN;

CREATE INDEX publishers_by_name ON publishers ((lower(display_name) COLLATE "C"), name);
CREATE INDEX publishers_name_parts ON publishers USING gin (display_name gin_trgm_ops);

COMMIT;
