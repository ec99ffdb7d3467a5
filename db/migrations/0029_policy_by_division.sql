-- As the unit, the division is asked of the row itself: a county's list called case_in_scope for every line that another unit has in hand.
ALTER POLICY scope ON cases USING (
  unit = ANY ((SELECT scope_list('units'))::text[])
  OR division ^@ ANY ((SELECT scope_list('divisions'))::text[])
  OR case_in_scope(id));
