BEGIN;
ALTER TABLE issue_revisions
  DROP COLUMN actor, DROP COLUMN comment, DROP COLUMN request_id,
  DROP COLUMN restored_revision, DROP COLUMN etag, DROP COLUMN corrections;
COMMIT;
