BEGIN;
ALTER TABLE issues DROP CONSTRAINT issues_current_revision;
DROP TABLE issue_revisions;
DROP TABLE issues;
COMMIT;
