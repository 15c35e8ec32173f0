-- Issues that wait for their time, in its order: IssueState SCHEDULED is 2.
BEGIN;

CREATE INDEX issues_scheduled ON issues (publish_time) WHERE state = 2;

COMMIT;
