-- Long values are compressed by LZ4 where the server has it: PostgreSQL's own
-- method was the largest cost of storing an issue. Values that are there already
-- stay as they are and are read as before.
BEGIN;

DO $$
BEGIN
  ALTER TABLE source_documents ALTER COLUMN content SET COMPRESSION lz4;
  ALTER TABLE issue_revisions ALTER COLUMN content SET COMPRESSION lz4,
                              ALTER COLUMN corrections SET COMPRESSION lz4;
  ALTER TABLE items ALTER COLUMN body SET COMPRESSION lz4,
                    ALTER COLUMN content SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'this server was built without LZ4; its own method will do';
END
$$;

COMMIT;
