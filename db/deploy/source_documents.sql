-- The exact bytes that issues were read from, once each.
BEGIN;

-- For tables that are only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TABLE source_documents (
  sha256     bytea PRIMARY KEY CHECK (sha256 = sha256(content)),
  content    bytea NOT NULL,
  filename   text NOT NULL,             -- what it was called when first seen
  first_seen timestamptz NOT NULL DEFAULT now()
);

CREATE TRIGGER source_documents_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON source_documents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

COMMIT;
