-- Calls as the telephone exchange (CTI) tells of them, and at which telephone an agent sits (decision 0030).
-- The reader's role is given neither table.

CREATE TABLE calls (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- the machine that told of it, and the name that it has there
  client_id        text NOT NULL,
  call_id          text NOT NULL,
  extension        text,
  -- who calls, as with reporters: his number and the recording's address lie sealed under his key; NULL once erased
  person           uuid,
  sealed           bytea,
  sealed_recording bytea,
  phone_masked     text NOT NULL DEFAULT '',
  ringing_at       timestamptz,
  answered_at      timestamptz,
  ended_at         timestamptz,
  -- when the first word of it came, by our own clock
  told_at          timestamptz NOT NULL,
  -- the request that was taken from it
  case_id          bigint,
  UNIQUE (client_id, call_id)
);
CREATE INDEX calls_extension ON calls (extension, told_at DESC);
CREATE INDEX calls_person ON calls (person) WHERE person IS NOT NULL;
CREATE INDEX calls_case ON calls (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX calls_told ON calls (told_at) WHERE person IS NOT NULL;

-- One telephone, one agent: who sits down at it takes it over, and leaves the one he had.
CREATE TABLE seats (
  extension text PRIMARY KEY,
  username  text NOT NULL UNIQUE,
  since     timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON calls TO wuxing_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON seats TO wuxing_server;

-- Every server hears at once of a call that moves.
CREATE FUNCTION tell_moved_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('call_moved', NEW.extension);
  RETURN NULL;
END $$;
CREATE TRIGGER call_moved AFTER INSERT OR UPDATE ON calls FOR EACH ROW
  WHEN (NEW.extension IS NOT NULL) EXECUTE FUNCTION tell_moved_call();
