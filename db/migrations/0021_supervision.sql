-- Social supervision (社会监督): who supervises, which places may be visited, rounds of unannounced visits, what came of them.
-- What is drawn lies with the draws; nothing here names a place or a visitor of a visit that was not made yet.
-- The reader's role is given none of these tables: they are read by the routes of the area alone, which ask who looks.

-- An appointment (聘任) beside the post of the register, which lets him sign in. Its id is what draws know of him.
CREATE TABLE supervision_appointments (
  id             uuid PRIMARY KEY,
  user_id        text NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  body           text NOT NULL CHECK (body IN ('standing', 'added')),
  source         text NOT NULL,
  term           integer NOT NULL CHECK (term > 0),
  since          date NOT NULL,
  until          date NOT NULL,
  basis          text NOT NULL,
  appointed_by   text NOT NULL,
  appointed_at   timestamptz NOT NULL,
  released_on    date,
  release_reason text,
  released_by    text,
  CHECK (until > since)
);
CREATE INDEX supervision_appointments_user ON supervision_appointments (user_id);

-- What a supervisor agreed to, kept also after he took it back.
CREATE TABLE supervision_consents (
  user_id      text NOT NULL,
  given_at     timestamptz NOT NULL,
  version      text NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (user_id, given_at)
);

-- Units whose places a supervisor is not sent to; declared by himself.
CREATE TABLE supervision_recusals (
  user_id     text NOT NULL,
  unit        text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  reason      text NOT NULL,
  declared_at timestamptz NOT NULL,
  lifted_at   timestamptz,
  PRIMARY KEY (user_id, unit, declared_at)
);

-- Places that may be visited, and the unit that answers for each.
CREATE TABLE supervision_places (
  id       uuid PRIMARY KEY,
  stratum  text NOT NULL CHECK (stratum IN ('office', 'firm', 'community', 'village')),
  name     text NOT NULL,
  address  text NOT NULL,
  unit     text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  division text REFERENCES divisions DEFERRABLE INITIALLY DEFERRED,
  since    date NOT NULL,
  until    date,
  added_by text NOT NULL,
  CHECK (until >= since)
);

CREATE TABLE supervision_rounds (
  id         uuid PRIMARY KEY,
  title      text NOT NULL,
  quotas     jsonb NOT NULL,
  starts     date NOT NULL,
  ends       date NOT NULL,
  draw       text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at  timestamptz,
  CHECK (ends >= starts)
);

-- Visits that are cases, as their entries say (projection). `place`, `unit` and `visitor` are empty until a visit is made.
CREATE TABLE supervision_visits (
  case_id     bigint PRIMARY KEY,
  round       uuid NOT NULL,
  commitment  text NOT NULL UNIQUE,
  state       text NOT NULL,
  passed      integer NOT NULL,
  until       date NOT NULL,
  opened_at   timestamptz NOT NULL,
  place       uuid,
  unit        text,
  visitor     uuid,
  visited_at  timestamptz,
  reported_at timestamptz,
  findings    integer NOT NULL DEFAULT 0,
  settled     integer NOT NULL DEFAULT 0,
  note        text,
  -- when the draw's proof of this visit was published
  revealed_at timestamptz
);
CREATE INDEX supervision_visits_visitor ON supervision_visits (visitor);
CREATE INDEX supervision_visits_round ON supervision_visits (round);

CREATE TABLE supervision_findings (
  case_id    bigint PRIMARY KEY,
  visit_id   bigint NOT NULL,
  theme      text NOT NULL,
  unit       text,
  state      text NOT NULL,
  opened_at  timestamptz NOT NULL,
  closed_at  timestamptz
);
CREATE INDEX supervision_findings_visit ON supervision_findings (visit_id);

-- Where the visitor's phone was, sealed with a key of the vault. Entries are for ever: this is not, and so is not in them.
CREATE TABLE supervision_spots (
  case_id bigint PRIMARY KEY,
  sealed  bytea NOT NULL,
  kept_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON supervision_spots TO wuxing_server;
GRANT SELECT, INSERT, UPDATE ON supervision_appointments, supervision_consents, supervision_recusals, supervision_places,
  supervision_rounds, supervision_visits, supervision_findings TO wuxing_server;
