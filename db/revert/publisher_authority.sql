BEGIN;
DROP TABLE publisher_changes;
DROP TABLE publisher_aliases;
ALTER TABLE publishers DROP COLUMN create_time, DROP COLUMN update_time;
COMMIT;
