-- What calls with a request id stored, so that a retry is answered and not done
-- again. Good for 24 hours; later ones clean up (db/request_log.cc).
BEGIN;

-- No revision is in the log of changes twice; and the way to a request's cursor.
CREATE UNIQUE INDEX changes_once ON changes (issue, revision);

CREATE TABLE requests (
  key         text COLLATE "C" PRIMARY KEY CHECK (octet_length(key) BETWEEN 1 AND 64),
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),  -- SHA-256 of the request
  issue       text COLLATE "C" NOT NULL,
  revision    bigint NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  -- Deferred: a key is claimed before the revision is written.
  FOREIGN KEY (issue, revision) REFERENCES issue_revisions (issue, revision) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX requests_oldest ON requests (create_time);

COMMIT;
