BEGIN;
SELECT create_time, update_time FROM publishers WHERE false;
SELECT alias, publisher FROM publisher_aliases WHERE false;
SELECT id, publisher, action, before_value, after_value, actor, comment, request_id, create_time
FROM publisher_changes WHERE false;
SELECT 1 / count(*) FROM pg_trigger WHERE tgname = 'publisher_changes_append_only';
ROLLBACK;
