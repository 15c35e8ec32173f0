BEGIN;
SELECT actor, comment, request_id, restored_revision, etag, corrections FROM issue_revisions WHERE false;
ROLLBACK;
