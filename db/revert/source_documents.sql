BEGIN;
DROP TABLE source_documents;
DROP FUNCTION refuse_change();
COMMIT;
