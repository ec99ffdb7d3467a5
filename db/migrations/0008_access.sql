-- Who may read what, held by the database too: a session of `wuxing_reader` sees the cases within the scope it was given
-- (packages/kernel/access), whatever its query forgets to ask. The server's own role goes on seeing all: it writes,
-- follows the entries and serves those who work for the whole city.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wuxing_reader') THEN
    CREATE ROLE wuxing_reader NOLOGIN;
  END IF;
END $$;
GRANT wuxing_reader TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO wuxing_reader;
GRANT SELECT ON cases, entries, reporters, files, ratings, notices, divisions, units, unit_groups TO wuxing_reader;

-- Units from whose people the reporter's identity is kept (the unit complained about).
ALTER TABLE cases ADD COLUMN sealed_from text[];

ALTER TABLE posts DROP CONSTRAINT posts_role_check;
ALTER TABLE posts ADD CONSTRAINT posts_role_check CHECK (role IN
  ('agent', 'dispatcher', 'officer', 'head', 'coordinator', 'leader', 'administrator', 'supervisor'));

-- The scope of a session. Where it was not given it is null, and a comparison with it is never true.
CREATE FUNCTION scope_list(name text) RETURNS text[] LANGUAGE sql STABLE AS
  $$ SELECT string_to_array(current_setting('wuxing.' || name, true), ',') $$;

-- Whether a division is one of these or lies below one of them: codes of GB/T 2260 begin with those above them.
CREATE FUNCTION within_divisions(division text, codes text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT EXISTS (SELECT FROM unnest(codes) code WHERE division ^@ code) $$;

-- A case is within the scope by itself, by its parent or by a child (kernel/access/mayRead, platform/access/assertMayRead).
-- As the owner, for it must look at rows that the asking session may not see.
CREATE FUNCTION case_in_scope(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH scope AS MATERIALIZED (
    SELECT scope_list('units') AS units, scope_list('divisions') AS divisions,
      scope_list('cases')::bigint[] AS cases, scope_list('open_types') AS open_types)
  SELECT EXISTS (
    SELECT FROM scope s, cases c LEFT JOIN cases p ON p.id = c.parent_id
    WHERE c.id = asked AND (
      c.unit = ANY (s.units) OR c.published OR c.type = ANY (s.open_types) OR c.id = ANY (s.cases)
      OR p.unit = ANY (s.units) OR p.id = ANY (s.cases)
      OR within_divisions(c.division, s.divisions) OR within_divisions(p.division, s.divisions)
      OR EXISTS (SELECT FROM cases k WHERE k.parent_id = c.id
        AND (k.unit = ANY (s.units) OR within_divisions(k.division, s.divisions)))))
$$;

-- Who asked is moreover kept from the people of a unit that the case is sealed from.
CREATE FUNCTION reporter_in_scope(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT case_in_scope(asked) AND NOT EXISTS (
    SELECT FROM cases WHERE id = asked AND sealed_from && scope_list('posts'))
$$;

-- The search documents are not for readers; what they find is, within their scope.
CREATE FUNCTION found_in_scope(asked tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT d.case_id FROM search_documents d JOIN cases c ON c.id = d.case_id
  WHERE d.words @@ asked
    AND (c.unit = ANY (scope_list('units')) OR within_divisions(c.division, scope_list('divisions')))
$$;

ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE reporters ENABLE ROW LEVEL SECURITY;
ALTER TABLE files ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings ENABLE ROW LEVEL SECURITY;

CREATE POLICY server ON cases TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY server ON entries TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY server ON reporters TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY server ON files TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY server ON ratings TO wuxing_server USING (true) WITH CHECK (true);

-- The unit is asked first, by the row itself, so that a list of a unit's own cases stays with its index.
CREATE POLICY scope ON cases FOR SELECT TO wuxing_reader
  USING (unit = ANY ((SELECT scope_list('units'))::text[]) OR case_in_scope(id));
CREATE POLICY scope ON entries FOR SELECT TO wuxing_reader USING (case_in_scope(case_id));
CREATE POLICY scope ON reporters FOR SELECT TO wuxing_reader USING (reporter_in_scope(case_id));
CREATE POLICY scope ON files FOR SELECT TO wuxing_reader USING (case_in_scope(case_id));
CREATE POLICY scope ON ratings FOR SELECT TO wuxing_reader
  USING (unit = ANY ((SELECT scope_list('units'))::text[]) OR case_in_scope(subject_id));
