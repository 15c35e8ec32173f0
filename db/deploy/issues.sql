-- Issues and their revisions. A revision is the truth; everything else about an
-- issue can be computed again from it.
BEGIN;

CREATE TABLE issues (
  name          text COLLATE "C" PRIMARY KEY
                CHECK (name ~ '^issues/[0-9]{4}-[0-9]{2}(-[a-z0-9-]{1,80})?$'),
  revision      bigint NOT NULL,        -- the current one
  etag          text NOT NULL,
  title         text NOT NULL,
  edition_year  integer NOT NULL CHECK (edition_year BETWEEN 1900 AND 2200),
  edition_month integer NOT NULL CHECK (edition_month BETWEEN 1 AND 12),
  kind          integer NOT NULL CHECK (kind IN (1, 2)),         -- IssueKind
  state         integer NOT NULL CHECK (state BETWEEN 1 AND 4),  -- IssueState
  section_count integer NOT NULL,
  item_count    integer NOT NULL,
  create_time   timestamptz NOT NULL,
  update_time   timestamptz NOT NULL,
  publish_time  timestamptz,
  -- Counts down as editions count up, so that "newest first, monthly before
  -- special, then by name" is one ascending key, which a row comparison can page.
  newest_first  integer NOT NULL GENERATED ALWAYS AS (-(edition_year * 12 + edition_month)) STORED
);

CREATE UNIQUE INDEX issues_newest_first ON issues (newest_first, kind, name);

CREATE TABLE issue_revisions (
  issue       text COLLATE "C" NOT NULL REFERENCES issues (name),
  revision    bigint NOT NULL CHECK (revision >= 1),
  content     bytea NOT NULL,           -- cordisbright.pulse.v1.Issue, complete, deterministic
  sha256      bytea NOT NULL CHECK (sha256 = sha256(content)),
  state       integer NOT NULL,
  action      text NOT NULL,            -- who asked and why: ingest, publish
  source      bytea REFERENCES source_documents (sha256),  -- null: not from a document
  create_time timestamptz NOT NULL,
  PRIMARY KEY (issue, revision)
);

CREATE TRIGGER issue_revisions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON issue_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Deferred because each of the two rows refers to the other.
ALTER TABLE issues ADD CONSTRAINT issues_current_revision
  FOREIGN KEY (name, revision) REFERENCES issue_revisions (issue, revision)
  DEFERRABLE INITIALLY DEFERRED;

COMMIT;
