-- The log of changes: one row a stored revision, numbered without gaps in the
-- order of commit. Writers take the number under a lock that they hold until
-- they commit (db/change_log.cc says how), so a reader that has seen number n
-- has seen every number before it.
BEGIN;

CREATE TABLE changes (
  cursor         bigint PRIMARY KEY CHECK (cursor >= 1),
  issue          text COLLATE "C" NOT NULL,
  revision       bigint NOT NULL,
  action         text NOT NULL,
  previous_state integer NOT NULL,      -- IssueState; 0 when the issue is new
  state          integer NOT NULL,
  create_time    timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (issue, revision) REFERENCES issue_revisions (issue, revision)
);

COMMIT;
