-- The policy on cases takes the scope apart in its own words: units are its first part, divisions its second (scope_list,
-- 0016_weak_points.sql). A function would be read, parsed and put in its place whenever a list is planned, twice for each.
ALTER POLICY scope ON cases USING (
  unit = ANY ((SELECT string_to_array(split_part(current_setting('wuxing.scope', true), ';', 1), ','))::text[])
  OR division ^@ ANY ((SELECT string_to_array(split_part(current_setting('wuxing.scope', true), ';', 2), ','))::text[])
  OR case_in_scope(id));
