-- A seat ends with the session that took it, in whatever way and on whichever server that ends.
DELETE FROM seats;
ALTER TABLE seats ADD COLUMN session_id text NOT NULL REFERENCES session ON DELETE CASCADE;
CREATE INDEX seats_session ON seats (session_id);

-- A look at a call says which: the caller reads it beside the call, whether or not a request was taken from it.
ALTER TABLE access_records ADD COLUMN call_id uuid;
CREATE INDEX access_records_call ON access_records (call_id) WHERE call_id IS NOT NULL;

-- Ratings whose words were published and are no more, because whoever said them took his consent back. Beside the case,
-- which has ended: the entry stays as it is.
CREATE TABLE withdrawn_words (
  rating_id    bigint PRIMARY KEY,
  withdrawn_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON withdrawn_words TO wuxing_server;
