-- Messages between this server and one outside (decision 0027): signed, in order within a matter, each taken once.
-- The reader's role is given none of these tables.

-- The line to a peer: why it is down and when it is tried again.
CREATE TABLE exchange_peers (
  peer          text PRIMARY KEY,
  failures      integer NOT NULL DEFAULT 0,
  next_at       timestamptz NOT NULL DEFAULT '-infinity',
  fault         text,
  fault_since   timestamptz,
  reconciled_at timestamptz,
  -- How many matters the last reconciliation compared.
  compared      integer NOT NULL DEFAULT 0
);

-- A matter that both sides know by one name, and how far it has come in each direction.
CREATE TABLE exchange_subjects (
  peer        text NOT NULL,
  subject     text NOT NULL,
  case_number text,
  sent        integer NOT NULL DEFAULT 0,
  applied     integer NOT NULL DEFAULT 0,
  moved_at    timestamptz NOT NULL,
  PRIMARY KEY (peer, subject)
);
CREATE INDEX exchange_subjects_moved ON exchange_subjects (peer, moved_at);

CREATE TABLE exchange_out (
  n            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  peer         text NOT NULL,
  id           uuid NOT NULL,
  subject      text NOT NULL,
  seq          integer NOT NULL,
  kind         text NOT NULL,
  at           timestamptz NOT NULL,
  body         jsonb NOT NULL,
  -- A commitment to the personal data that travels beside the message, and that data sealed until it has arrived.
  enclosed     text,
  enclosure    bytea,
  digest       bytea NOT NULL,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  attempts     integer NOT NULL DEFAULT 0,
  next_at      timestamptz NOT NULL DEFAULT '-infinity',
  fault        text,
  moved_at     timestamptz NOT NULL,
  UNIQUE (peer, id),
  UNIQUE (peer, subject, seq)
);
CREATE INDEX exchange_out_waiting ON exchange_out (peer, n) WHERE state = 'waiting';
CREATE INDEX exchange_out_dead ON exchange_out (peer, n) WHERE state = 'dead';

CREATE TABLE exchange_in (
  n            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  peer         text NOT NULL,
  id           uuid NOT NULL,
  subject      text NOT NULL,
  seq          integer NOT NULL,
  kind         text NOT NULL,
  at           timestamptz NOT NULL,
  body         jsonb NOT NULL,
  enclosed     text,
  enclosure    bytea,
  digest       bytea NOT NULL,
  -- The peer's signature: who sent it can be shown to others later.
  key          text NOT NULL,
  signature    text NOT NULL,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'applied', 'dead', 'settled')),
  fault        text,
  received_at  timestamptz NOT NULL,
  moved_at     timestamptz NOT NULL,
  UNIQUE (peer, id),
  UNIQUE (peer, subject, seq)
);
CREATE INDEX exchange_in_waiting ON exchange_in (peer, n) WHERE state = 'waiting';
CREATE INDEX exchange_in_dead ON exchange_in (peer, n) WHERE state = 'dead';

-- Matters of which the two sides do not hold the same, until a later comparison finds them alike.
CREATE TABLE exchange_differences (
  peer     text NOT NULL,
  subject  text NOT NULL,
  what     text NOT NULL CHECK (what IN ('peerLacks', 'weLack', 'notAlike')),
  ours     integer NOT NULL,
  theirs   integer NOT NULL,
  found_at timestamptz NOT NULL,
  PRIMARY KEY (peer, subject, what)
);

-- What people did at the desk of dead letters; only added to.
CREATE TABLE exchange_decisions (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  peer      text NOT NULL,
  message   uuid NOT NULL,
  subject   text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('out', 'in')),
  decision  text NOT NULL CHECK (decision IN ('retry', 'settle')),
  reason    text NOT NULL,
  actor_id  text NOT NULL,
  at        timestamptz NOT NULL,
  -- The message as it stood, since settling takes its place.
  before    jsonb NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON exchange_peers, exchange_subjects, exchange_out, exchange_in TO wuxing_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON exchange_differences TO wuxing_server;
GRANT SELECT, INSERT ON exchange_decisions TO wuxing_server;

-- Steps are asked for by time (Open311 updates): entries are written in the order of time, so a few ranges of blocks do.
CREATE INDEX entries_at ON entries USING brin (at) WITH (pages_per_range = 32);
