-- Search of items within 30 ms among 100,000.

-- The packed item and its words lie apart: what filters and ranks reads narrow rows.
ALTER TABLE item_versions SET (toast_tuple_target = 256);

-- What fits among words, sounds and filters (all of them lexemes of `found`), the likeliest of at most `most` first; by
-- letters where nothing was typed. Only
-- the index is asked: the planner takes a common word and a LIMIT for a reason to read rows, and unpacks the words of each.
-- The plan is made once a connection.
CREATE FUNCTION items_found(asked tsquery, typed text, today date, most integer, size integer, skipped integer)
RETURNS TABLE (code text, version integer, place bigint, total bigint) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH fitting AS MATERIALIZED (
    SELECT v.code, v.version, v.name, v.letters, v.division FROM item_versions v
    WHERE v.found @@ asked AND v.since <= today AND (v.until IS NULL OR v.until > today) LIMIT most
  ), likely AS (
    SELECT f.code, f.version FROM fitting f
    ORDER BY CASE WHEN f.name = typed THEN 0 WHEN f.letters = lower(typed) THEN 1 WHEN starts_with(f.name, typed) THEN 2
      WHEN position(typed IN f.name) > 0 THEN 3 ELSE 4 END,
      CASE WHEN typed <> '' THEN length(f.name) END, f.letters COLLATE "C", f.division COLLATE "C", f.code COLLATE "C"
    LIMIT size OFFSET skipped
  )
  SELECT l.code, l.version, row_number() OVER (), (SELECT count(*) FROM fitting) FROM likely l;
END $$;

-- Bundles are revised like items: what is published takes the place of the version it was drafted on.
ALTER TABLE item_bundles ADD COLUMN version integer NOT NULL DEFAULT 1;
GRANT INSERT, UPDATE ON item_bundles TO wuxing_server;
