-- The taxonomy. Data, not an enum: a sector more is a row more.
BEGIN;

CREATE TABLE sectors (
  name         text COLLATE "C" PRIMARY KEY CHECK (name ~ '^sectors/[a-z0-9-]{1,80}$'),
  display_name text NOT NULL CHECK (display_name <> ''),
  position     integer NOT NULL UNIQUE  -- order in which the digest prints them
);

INSERT INTO sectors (name, display_name, position) VALUES
  ('sectors/news', 'Cordis Bright news', 1),
  ('sectors/adult-social-care-and-health', 'Adult social care and health', 2),
  ('sectors/children-and-young-peoples-services', 'Children and young people''s services', 3),
  ('sectors/criminal-justice', 'Criminal justice', 4);

COMMIT;
