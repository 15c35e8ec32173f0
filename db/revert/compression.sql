BEGIN;
ALTER TABLE items ALTER COLUMN body SET COMPRESSION default, ALTER COLUMN content SET COMPRESSION default;
ALTER TABLE issue_revisions ALTER COLUMN content SET COMPRESSION default,
                            ALTER COLUMN corrections SET COMPRESSION default;
ALTER TABLE source_documents ALTER COLUMN content SET COMPRESSION default;
COMMIT;
