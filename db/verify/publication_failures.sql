BEGIN;
SELECT issue, revision, attempts, reason, message, first_attempt, last_attempt, next_attempt
FROM publication_failures WHERE false;
ROLLBACK;
