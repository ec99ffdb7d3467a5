-- What the second reading of 0008–0013 found.

-- `^@` leaks nothing and may be asked before the policy; a function of our own was asked after it, for every row.
CREATE OR REPLACE FUNCTION case_in_scope(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH scope AS MATERIALIZED (
    SELECT scope_list('units') AS units, scope_list('divisions') AS divisions,
      scope_list('cases')::bigint[] AS cases, scope_list('open_types') AS open_types)
  SELECT EXISTS (
    SELECT FROM scope s, cases c LEFT JOIN cases p ON p.id = c.parent_id
    WHERE c.id = asked AND (
      c.unit = ANY (s.units) OR c.published OR c.type = ANY (s.open_types) OR c.id = ANY (s.cases)
      OR p.unit = ANY (s.units) OR p.id = ANY (s.cases)
      OR c.division ^@ ANY (s.divisions) OR p.division ^@ ANY (s.divisions)
      OR EXISTS (SELECT FROM cases k WHERE k.parent_id = c.id
        AND (k.unit = ANY (s.units) OR k.division ^@ ANY (s.divisions)))))
$$;
CREATE OR REPLACE FUNCTION found_in_scope(asked tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.case_id FROM search_documents d JOIN cases c ON c.id = d.case_id
  WHERE d.words @@ asked AND (c.unit = ANY (scope_list('units')) OR c.division ^@ ANY (scope_list('divisions')))
$$;
ALTER FUNCTION reporter_in_scope(bigint) SET search_path = public, pg_temp;
DROP FUNCTION within_divisions(text, text[]);

-- Nobody is removed: an account is closed, a post ends.
REVOKE DELETE ON "user", posts FROM wuxing_server;

-- What a person attached is erased with him: its name at once, its content by the next sweep.
ALTER TABLE files DROP CONSTRAINT files_state_check;
ALTER TABLE files ADD CONSTRAINT files_state_check CHECK (state IN ('clean', 'waiting', 'infected', 'erased'));
CREATE INDEX files_erased ON files (id) WHERE state = 'erased' AND size > 0;

-- A mandate outlives the account of its holder as a fact, not as his phone.
ALTER TABLE mandates ALTER COLUMN phone_hash DROP NOT NULL;
