-- The heart: cases are the sum of their entries. The server's role may add entries, never change or remove one.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wuxing_server') THEN
    CREATE ROLE wuxing_server NOLOGIN;
  END IF;
END $$;
GRANT wuxing_server TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO wuxing_server;

CREATE TABLE divisions (
  code   text PRIMARY KEY,
  name   jsonb NOT NULL,
  level  text NOT NULL CHECK (level IN ('city', 'county', 'township')),
  parent text REFERENCES divisions
);

CREATE TABLE units (
  code       text PRIMARY KEY,
  name       jsonb NOT NULL,
  short_name jsonb NOT NULL,
  aliases    jsonb NOT NULL DEFAULT '[]',
  layer      text NOT NULL CHECK (layer IN ('city', 'county', 'township')),
  division   text NOT NULL REFERENCES divisions,
  parent     text REFERENCES units
);

-- Names in notices that stand for several units (各县区人民政府); an open one names nobody in particular (相关部门).
CREATE TABLE unit_groups (
  name    text PRIMARY KEY,
  aliases jsonb NOT NULL,
  units   jsonb NOT NULL,
  open    boolean NOT NULL
);

-- Numbers are handed to servers in blocks, so that a new case knows its number before it is written.
CREATE SEQUENCE case_id_block INCREMENT 100 START 1;

CREATE TABLE cases (
  id          bigint PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  type        text NOT NULL,
  state       text NOT NULL,
  waits_for   text,
  title       text NOT NULL,
  unit        text,
  division    text,
  parent_id   bigint,
  opened_at   timestamptz NOT NULL,
  closed_at   timestamptz,
  due_at      timestamptz,
  -- false where the due day lies in a year whose holidays are not announced: due_at is then the earliest it can be
  due_certain boolean NOT NULL DEFAULT true,
  stopped     boolean NOT NULL DEFAULT false,
  published   boolean NOT NULL DEFAULT false,
  clock       jsonb,
  clocks      jsonb NOT NULL,
  data        jsonb NOT NULL,
  version     integer NOT NULL
) WITH (fillfactor = 85);

-- Worklists: what a unit, or everybody of a role, has open, by due date. New cases enter at the end of few, small indexes.
CREATE INDEX cases_unit_due ON cases (unit, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX cases_waits_due ON cases (waits_for, type, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX cases_parent ON cases (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX cases_published ON cases (closed_at DESC, id DESC) WHERE published;
CREATE INDEX cases_opened ON cases USING brin (opened_at);

CREATE TABLE entries (
  id         bigint GENERATED ALWAYS AS IDENTITY,
  -- readers follow entries by (xid, id) below the oldest running transaction, so none that commits late is passed over
  xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
  case_id    bigint NOT NULL,
  seq        integer NOT NULL,
  type       text NOT NULL,
  action     text NOT NULL,
  actor_kind text NOT NULL,
  actor_id   text NOT NULL,
  actor_unit text,
  command_id uuid NOT NULL,
  at         timestamptz NOT NULL,
  from_state text,
  to_state   text NOT NULL,
  final      boolean NOT NULL,
  due_at     timestamptz,
  rule       text,
  input      jsonb NOT NULL,
  changes    jsonb NOT NULL,
  head       jsonb NOT NULL,
  clock      jsonb,
  clocks     jsonb NOT NULL,
  opening    jsonb,
  PRIMARY KEY (case_id, seq)
);
CREATE UNIQUE INDEX entries_command ON entries (command_id);
CREATE INDEX entries_order ON entries (xid, id);

-- Holds for the owner too: the history is added to, nothing else.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries are only added to, never changed or removed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who asked. Personal data lives here and not in entries.
CREATE TABLE reporters (
  case_id      bigint PRIMARY KEY,
  name         text,
  phone        text,
  consented_at timestamptz
);
CREATE INDEX reporters_phone ON reporters (phone) WHERE phone IS NOT NULL;

-- How far each follower of the entries has read.
CREATE TABLE followers (
  name text PRIMARY KEY,
  xid  xid8 NOT NULL DEFAULT '0',
  id   bigint NOT NULL DEFAULT 0
);
CREATE TABLE follower_faults (
  follower text NOT NULL,
  entry_id bigint NOT NULL,
  at       timestamptz NOT NULL DEFAULT now(),
  fault    text NOT NULL,
  PRIMARY KEY (follower, entry_id)
);

CREATE TABLE search_documents (
  case_id      bigint PRIMARY KEY,
  words        tsvector NOT NULL,
  -- masked words of published cases: all that outsiders may search
  public_words tsvector
);
CREATE INDEX search_documents_words ON search_documents USING gin (words);
CREATE INDEX search_documents_public ON search_documents USING gin (public_words) WHERE public_words IS NOT NULL;

CREATE TABLE files (
  id          uuid PRIMARY KEY,
  case_id     bigint NOT NULL,
  name        text NOT NULL,
  media_type  text NOT NULL,
  size        bigint NOT NULL,
  sha256      text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  public      boolean NOT NULL DEFAULT false
);
CREATE INDEX files_case ON files (case_id);

GRANT SELECT ON ALL TABLES IN SCHEMA public TO wuxing_server;
GRANT INSERT ON entries TO wuxing_server;
GRANT INSERT, UPDATE ON cases, reporters, followers, follower_faults, divisions, units, unit_groups TO wuxing_server;
GRANT INSERT, UPDATE, DELETE ON search_documents, files TO wuxing_server;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO wuxing_server;
