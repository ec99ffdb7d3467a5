-- Registers: what the city is made of, kept as plain tables that are the sum of their register entries.

ALTER TABLE units ADD COLUMN since date NOT NULL DEFAULT '2019-01-01', ADD COLUMN until date, ADD CHECK (until >= since);
ALTER TABLE posts ADD CHECK (until >= since);
-- A batch of changes is judged as a whole: a unit may come before its parent, a post before its unit.
ALTER TABLE units ALTER CONSTRAINT units_parent_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE units ALTER CONSTRAINT units_division_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE divisions ALTER CONSTRAINT divisions_parent_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE posts ALTER CONSTRAINT posts_unit_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE posts ALTER CONSTRAINT posts_user_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- The staff, as the register knows them; "user" is what sign-in makes of it. Closed from `until` on.
CREATE TABLE people (
  username text PRIMARY KEY,
  name     jsonb NOT NULL,
  since    date NOT NULL,
  until    date,
  CHECK (until >= since)
);

-- Leave cover and delegation: while it lasts, to_user holds from_user's post beside his own.
CREATE TABLE delegations (
  id        uuid PRIMARY KEY,
  from_user text NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  to_user   text NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  unit      text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  role      text NOT NULL,
  since     date NOT NULL,
  until     date NOT NULL,
  reason    text NOT NULL,
  CHECK (until >= since),
  CHECK (from_user <> to_user)
);
CREATE INDEX delegations_to ON delegations (to_user);

-- Days of the State Council's holiday notices that are not in the program yet, or differ in this city.
CREATE TABLE holidays (
  day    date PRIMARY KEY,
  kind   text NOT NULL CHECK (kind IN ('rest', 'working')),
  title  jsonb NOT NULL,
  source text NOT NULL
);

-- The city's own rule rows: from its first row of a key on, they hold instead of those shipped with the program.
CREATE TABLE rule_rows (
  key    text NOT NULL,
  since  date NOT NULL,
  until  date,
  title  jsonb NOT NULL,
  value  jsonb NOT NULL,
  source jsonb NOT NULL,
  deemed jsonb,
  PRIMARY KEY (key, since),
  CHECK (until > since)
);

-- Texts that agents and officers begin an answer with; area and action empty: offered everywhere.
CREATE TABLE templates (
  id     uuid PRIMARY KEY,
  type   text,
  action text,
  unit   text REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  title  text NOT NULL,
  text   text NOT NULL,
  until  date
);

CREATE TABLE register_entries (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  command_id   uuid NOT NULL,
  seq          integer NOT NULL,
  register     text NOT NULL,
  key          text NOT NULL,
  at           timestamptz NOT NULL,
  actor        text NOT NULL,
  -- null: the row was not there before, or is no longer there after
  before       jsonb,
  after        jsonb,
  source       text NOT NULL,
  reason       text NOT NULL,
  effective_on date NOT NULL,
  UNIQUE (command_id, seq)
);
CREATE INDEX register_entries_key ON register_entries (register, key, id);
CREATE TRIGGER register_entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON register_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO people (username, name, since)
  SELECT username, jsonb_build_object('zh', split_part(name, ' / ', 1),
           'en', COALESCE(NULLIF(split_part(name, ' / ', 2), ''), name)), '2019-01-01'
  FROM "user" WHERE username IS NOT NULL;

-- The registers' beginning: rows that were there before have an entry each, so that a replay starts from empty tables.
CREATE FUNCTION begin_registers(begun_by text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO register_entries (command_id, seq, register, key, at, actor, before, after, source, reason, effective_on)
  SELECT gen_random_uuid(), 1, r.register, r.key, now(), 'system', NULL, r.row, begun_by, begun_by, r.since
  FROM (
    SELECT 'divisions' AS register, code AS key, to_jsonb(d) AS row, '2019-01-01'::date AS since, 1 AS turn
      FROM (SELECT code, name, level, parent FROM divisions) d
    UNION ALL SELECT 'units', code, to_jsonb(u), since, 2
      FROM (SELECT code, name, short_name, aliases, layer, division, parent, since, until FROM units) u
    UNION ALL SELECT 'people', username, to_jsonb(p), since, 3
      FROM (SELECT username, name, since, until FROM people) p
    UNION ALL SELECT 'posts', concat_ws('/', user_id, unit, role, since), to_jsonb(o), since, 4
      FROM (SELECT user_id, unit, role, since, until FROM posts) o
  ) r
  WHERE NOT EXISTS (SELECT FROM register_entries e WHERE e.register = r.register AND e.key = r.key)
  ORDER BY r.turn, r.key
$$;
SELECT begin_registers('before the registers');
REVOKE ALL ON FUNCTION begin_registers FROM PUBLIC;

GRANT SELECT ON people, delegations, holidays, rule_rows, templates, register_entries TO wuxing_server;
GRANT INSERT ON register_entries TO wuxing_server;
GRANT INSERT, UPDATE ON people, delegations TO wuxing_server;
GRANT INSERT, UPDATE, DELETE ON holidays, rule_rows, templates TO wuxing_server;
