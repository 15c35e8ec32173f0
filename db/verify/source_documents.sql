BEGIN;
SELECT sha256, content, filename, first_seen FROM source_documents WHERE false;
SELECT 1 / count(*) FROM pg_trigger WHERE tgname = 'source_documents_append_only';
ROLLBACK;
