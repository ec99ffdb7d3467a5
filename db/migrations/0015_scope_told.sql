-- The scope of a statement is told by one setting instead of five (platform/access/ScopedQuery): its parts lie between
-- semicolons, the items of a part between commas; neither stands in a code. As before, where nothing was told nothing
-- is within the scope.
CREATE OR REPLACE FUNCTION scope_list(name text) RETURNS text[] LANGUAGE sql STABLE AS
  $$ SELECT string_to_array(split_part(current_setting('wuxing.scope', true), ';', CASE name
    WHEN 'units' THEN 1 WHEN 'divisions' THEN 2 WHEN 'cases' THEN 3 WHEN 'posts' THEN 4 WHEN 'open_types' THEN 5 END), ',') $$;
