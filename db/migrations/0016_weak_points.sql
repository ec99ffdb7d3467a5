-- What people and access still lacked.

-- Collective names in notices become a register: its rows have their opening entries like those of the others.
CREATE OR REPLACE FUNCTION begin_registers(begun_by text) RETURNS void LANGUAGE sql AS $$
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
    UNION ALL SELECT 'groups', name, to_jsonb(g), '2019-01-01'::date, 5
      FROM (SELECT name, aliases, units, open FROM unit_groups) g
  ) r
  WHERE NOT EXISTS (SELECT FROM register_entries e WHERE e.register = r.register AND e.key = r.key)
  ORDER BY r.turn, r.key
$$;
SELECT begin_registers('before the register of collective names');
GRANT DELETE ON unit_groups TO wuxing_server;

-- A person's wish to have his data of a case erased, kept until the case and all that follows from it have closed.
CREATE TABLE erasure_requests (
  case_id  bigint PRIMARY KEY,
  asked_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON erasure_requests TO wuxing_server;

-- A number that its holder gives up goes to somebody else. An account remembers when its phone was last shown to be
-- held; after a long time the code alone opens a session that shows nothing from before until more is shown.
ALTER TABLE citizens
  ADD COLUMN phone_shown_at timestamptz,
  -- Cases with this phone from before this moment are another's.
  ADD COLUMN cases_since timestamptz,
  ADD COLUMN wrong_proofs integer NOT NULL DEFAULT 0;
UPDATE citizens SET phone_shown_at = opened_at;
ALTER TABLE citizen_sessions ADD COLUMN unproven boolean NOT NULL DEFAULT false;

-- The head of a unit above the one complained about learns who reported only where the case is with his own line.
CREATE OR REPLACE FUNCTION scope_list(name text) RETURNS text[] LANGUAGE sql STABLE AS
  $$ SELECT string_to_array(split_part(current_setting('wuxing.scope', true), ';', CASE name
    WHEN 'units' THEN 1 WHEN 'divisions' THEN 2 WHEN 'cases' THEN 3 WHEN 'posts' THEN 4 WHEN 'open_types' THEN 5
    WHEN 'line' THEN 6 END), ',') $$;
CREATE OR REPLACE FUNCTION reporter_in_scope(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT case_in_scope(asked) AND NOT EXISTS (
    SELECT FROM cases WHERE id = asked AND (sealed_from && scope_list('posts')
      OR (sealed_from && scope_list('line') AND (unit IS NULL OR unit <> ALL (scope_list('line'))))))
$$;
