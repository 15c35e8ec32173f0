-- Scheduled issues that could not be published at their time: why, and when they
-- are tried again. A row is good for the revision that it names.
BEGIN;

CREATE TABLE publication_failures (
  issue         text COLLATE "C" PRIMARY KEY REFERENCES issues (name),
  revision      bigint NOT NULL,        -- that was to be published
  attempts      integer NOT NULL CHECK (attempts >= 1),
  reason        text NOT NULL,          -- of the last: ErrorInfo.reason
  message       text NOT NULL,          -- of the last
  first_attempt timestamptz NOT NULL,
  last_attempt  timestamptz NOT NULL,
  next_attempt  timestamptz NOT NULL
);

COMMIT;
