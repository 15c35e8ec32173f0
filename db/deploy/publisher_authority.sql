-- Publishers as an authority file: what else they were called, and who renamed
-- or merged them.
BEGIN;

ALTER TABLE publishers
  ADD COLUMN create_time timestamptz NOT NULL DEFAULT now(),  -- first printed
  ADD COLUMN update_time timestamptz NOT NULL DEFAULT now();  -- first printed, renamed or merged

-- A publisher that became another. Never a chain: those that had become `alias`
-- before become `publisher` with it.
CREATE TABLE publisher_aliases (
  alias     text COLLATE "C" PRIMARY KEY REFERENCES publishers (name),
  publisher text COLLATE "C" NOT NULL REFERENCES publishers (name),
  CHECK (alias <> publisher)
);

CREATE INDEX publisher_aliases_publisher ON publisher_aliases (publisher);

CREATE TABLE publisher_changes (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  publisher    text COLLATE "C" NOT NULL REFERENCES publishers (name),
  action       text NOT NULL CHECK (action IN ('rename', 'merge')),
  before_value text NOT NULL,           -- rename: display name; merge: the publisher that was merged
  after_value  text NOT NULL,           -- rename: display name; merge: the publisher it became
  actor        text NOT NULL,
  comment      text NOT NULL,
  request_id   text NOT NULL,
  create_time  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX publisher_changes_publisher ON publisher_changes (publisher, id);

CREATE TRIGGER publisher_changes_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON publisher_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

COMMIT;
