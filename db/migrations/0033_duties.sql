-- The dispatch table (派单表): who answers for a topic in a place, from a day on. A register, so a sum of entries.
CREATE TABLE duties (
  topic  text NOT NULL,
  place  text NOT NULL REFERENCES divisions DEFERRABLE INITIALLY DEFERRED,
  since  date NOT NULL,
  until  date,
  unit   text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  joint  text REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  source text NOT NULL,
  PRIMARY KEY (topic, place, since),
  CHECK (until > since)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON duties TO wuxing_server;

-- The first rows come from the program, at the start; they have their opening entries like those of the others.
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
    UNION ALL SELECT 'duties', concat_ws('/', topic, place, since), to_jsonb(y), since, 6
      FROM (SELECT topic, place, since, until, unit, joint, source FROM duties) y
  ) r
  WHERE NOT EXISTS (SELECT FROM register_entries e WHERE e.register = r.register AND e.key = r.key)
  ORDER BY r.turn, r.key
$$;
