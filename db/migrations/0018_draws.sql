-- Draws of targets and officers by a beacon that nobody in the city can steer (packages/platform/draws; docs/decisions/0019).
-- Tables and a pure function: nobody waits for anybody here but for chance.

CREATE TABLE draws (
  id            text PRIMARY KEY,
  -- Which area draws, and what it calls this draw: a text in both languages.
  area          text NOT NULL,
  title         jsonb NOT NULL,
  mode          text NOT NULL CHECK (mode IN ('open', 'unannounced')),
  -- The plan but for its frame, which stands in draw_targets.
  plan          jsonb NOT NULL,
  commitment    jsonb NOT NULL,
  prepared_by   text NOT NULL,
  prepared_at   timestamptz NOT NULL,
  -- The commitment's record in the log, the proof that it stands there, and when that was known; with or without witnesses.
  record_id     bigint NOT NULL,
  proof         text,
  proven_at     timestamptz,
  witnessed     boolean NOT NULL DEFAULT false,
  -- Until when secrets may be laid open; when chance speaks; by when it must be drawn, and an unannounced draw closed.
  reveal_until  timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  draw_by       timestamptz NOT NULL,
  close_by      timestamptz,
  beacon        jsonb,
  -- How the beacon came: fetched, or by whom it was entered. Dice are typed by two people, who must agree.
  beacon_from   text,
  first_throws  jsonb,
  drawn_at      timestamptz,
  -- open: shortfalls; unannounced: cut-offs and salted visits. Nothing that tells of a visit.
  sealed        jsonb,
  shortfalls    jsonb,
  -- Unannounced: the record of what is sealed in the log, and the proof that it stands there.
  outcome_record bigint,
  outcome_proof  text,
  -- Unannounced: key, visits and proofs, sealed with a key of the vault.
  secret        bytea,
  proofs        jsonb,
  closed_at     timestamptz,
  CHECK ((mode = 'unannounced') = (secret IS NOT NULL)),
  CHECK ((mode = 'unannounced') = (close_by IS NOT NULL))
);
CREATE INDEX draws_newest ON draws (prepared_at DESC);
-- Draws from the same frame, shown beside each other: trying again must be seen.
CREATE INDEX draws_frame ON draws ((commitment->'frame'->>'hash'));

-- The frame, in the order that is hashed.
CREATE TABLE draw_targets (
  draw_id text NOT NULL REFERENCES draws (id),
  place   integer NOT NULL,
  id      text NOT NULL,
  line    text NOT NULL,
  PRIMARY KEY (draw_id, place),
  UNIQUE (draw_id, id)
);

CREATE TABLE draw_reveals (
  draw_id text NOT NULL REFERENCES draws (id),
  by      text NOT NULL,
  secret  text NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (draw_id, by)
);

-- What may be seen of what was drawn: all of it in open mode, a visit of an unannounced draw once it is laid open.
CREATE TABLE draw_picks (
  draw_id  text NOT NULL REFERENCES draws (id),
  place    integer NOT NULL,
  target   text NOT NULL,
  stratum  text NOT NULL,
  ticket   text,
  officers text[] NOT NULL,
  proof    text,
  salt     text,
  at       timestamptz NOT NULL,
  PRIMARY KEY (draw_id, target)
);
CREATE INDEX draw_picks_order ON draw_picks (draw_id, place);

-- What went past its day, seen by everybody: it stays, also when what was missed is done later.
CREATE TABLE draw_alarms (
  draw_id text NOT NULL REFERENCES draws (id),
  kind    text NOT NULL CHECK (kind IN ('unproven', 'notDrawn', 'notClosed')),
  due_at  timestamptz NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (draw_id, kind)
);

GRANT SELECT, INSERT ON draw_targets, draw_reveals, draw_picks, draw_alarms TO wuxing_server;
GRANT SELECT, INSERT ON draws TO wuxing_server;
-- A plan is never changed once it is prepared: neither what was committed to nor the terms.
GRANT UPDATE (proof, proven_at, witnessed, beacon, beacon_from, first_throws, drawn_at, sealed, shortfalls, outcome_record, outcome_proof, secret,
  proofs, closed_at)
  ON draws TO wuxing_server;
