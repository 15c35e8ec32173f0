-- Who made a revision and why, the corrections in force at it, and for a roll
-- back what it restored. Revisions that are there already were nobody's.
BEGIN;

ALTER TABLE issue_revisions
  ADD COLUMN actor             text NOT NULL DEFAULT '',
  ADD COLUMN comment           text NOT NULL DEFAULT '',
  ADD COLUMN request_id        text NOT NULL DEFAULT '',
  ADD COLUMN restored_revision bigint CHECK (restored_revision BETWEEN 1 AND revision - 1),
  ADD COLUMN etag              text,    -- null: only in the content, of those there already
  -- cordisbright.pulse.v1.CorrectionSet, deterministic; empty: none.
  ADD COLUMN corrections       bytea NOT NULL DEFAULT '';

COMMIT;
