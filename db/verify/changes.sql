BEGIN;
SELECT cursor, issue, revision, action, previous_state, state, create_time FROM changes WHERE false;
ROLLBACK;
