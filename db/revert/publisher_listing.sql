BEGIN;
DROP INDEX publishers_name_parts, publishers_by_name;
COMMIT;
