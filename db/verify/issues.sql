BEGIN;
SELECT name, revision, etag, title, edition_year, edition_month, kind, state, section_count, item_count,
       create_time, update_time, publish_time, newest_first
FROM issues WHERE false;
SELECT issue, revision, content, sha256, state, action, source, create_time FROM issue_revisions WHERE false;
SELECT 1 / count(*) FROM pg_trigger WHERE tgname = 'issue_revisions_append_only';
ROLLBACK;
