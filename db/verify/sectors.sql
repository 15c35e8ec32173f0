BEGIN;
SELECT name, display_name, position FROM sectors WHERE false;
-- Divides by zero when the seed is missing.
SELECT 1 / count(*) FROM sectors WHERE name = 'sectors/criminal-justice';
ROLLBACK;
