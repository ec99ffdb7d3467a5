-- Requests about one matter (decision 0029): how open requests like a new one are found, and topics out of the ordinary.
-- Hashes of pairs of characters, no text and no person. Requests whose reporter is kept secret are not here.

-- The key terms of each open request, to take it out again by.
CREATE TABLE matter_requests (
  case_id bigint PRIMARY KEY,
  terms   int[] NOT NULL
);
-- Read from the newest backwards, a bounded number of each term: so that a search costs the same however many there are.
CREATE TABLE matter_terms (
  term    int NOT NULL,
  case_id bigint NOT NULL,
  PRIMARY KEY (term, case_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON matter_requests TO wuxing_server;
GRANT SELECT, INSERT, DELETE ON matter_terms TO wuxing_server;

-- For readers, within their scope; as the owner, as with found_in_scope: the terms themselves are not for them.
CREATE FUNCTION like_in_scope(terms int[], weights double precision[]) RETURNS TABLE (case_id bigint, shared double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.case_id, sum(q.weight) FROM unnest(terms, weights) AS q(term, weight)
  CROSS JOIN LATERAL (
    SELECT m.case_id FROM matter_terms m WHERE m.term = q.term ORDER BY m.case_id DESC LIMIT 1000) p
  JOIN cases c ON c.id = p.case_id
    AND (c.unit = ANY (scope_list('units')) OR c.division ^@ ANY (scope_list('divisions')))
  GROUP BY p.case_id ORDER BY 2 DESC, 1 DESC LIMIT 40
$$;
REVOKE ALL ON FUNCTION like_in_scope FROM PUBLIC;
GRANT EXECUTE ON FUNCTION like_in_scope TO wuxing_reader;

-- How rare terms are in the city's own requests: counts by hash, learnt every night.
CREATE TABLE term_rarities (
  made_at timestamptz PRIMARY KEY,
  texts   integer NOT NULL,
  file    bytea NOT NULL
);
GRANT SELECT, INSERT, DELETE ON term_rarities TO wuxing_server;

-- A topic that was out of the ordinary in a county: one row from when it was seen until it was ordinary again.
CREATE TABLE topic_alarms (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text NOT NULL,
  -- Six digits; null where the division is not known.
  county     text,
  span       text NOT NULL CHECK (span IN ('day', 'week')),
  began_at   timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  ended_at   timestamptz,
  -- The days counted when it was furthest out, how many, how many were usual, and how likely that was by chance.
  first_day  date NOT NULL,
  last_day   date NOT NULL,
  count      integer NOT NULL,
  usual      double precision NOT NULL,
  chance     double precision NOT NULL,
  rule       text NOT NULL
);
CREATE UNIQUE INDEX topic_alarms_running ON topic_alarms (topic, COALESCE(county, ''), span) WHERE ended_at IS NULL;
CREATE INDEX topic_alarms_seen ON topic_alarms (seen_at);
GRANT SELECT, INSERT, UPDATE ON topic_alarms TO wuxing_server;
