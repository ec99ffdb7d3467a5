-- A clause is known by a number in every version of its policy (decision 0049), whatever it is called there. Those that there are
-- get theirs by their names, in the order in which the versions brought them.
WITH said AS (
  SELECT p.case_id, p.series, p.version, c.clause, c.place FROM policy_policies p,
    jsonb_array_elements(p.clauses) WITH ORDINALITY AS c(clause, place)
), named AS (
  SELECT series, title, row_number() OVER (PARTITION BY series ORDER BY version, place)::int AS number FROM (
    SELECT DISTINCT ON (series, clause->>'title') series, clause->>'title' AS title, version, place FROM said
    ORDER BY series, clause->>'title', version, place) first
)
UPDATE policy_policies p SET clauses = (
  SELECT jsonb_agg(s.clause || jsonb_build_object('number', n.number) ORDER BY s.place)
  FROM said s JOIN named n ON n.series = s.series AND n.title = s.clause->>'title' WHERE s.case_id = p.case_id)
WHERE jsonb_array_length(clauses) > 0;
