-- A unit's list reads id and version of its cases in the order of their due dates: with both in the index a page of
-- fifty is one or two pages of the index instead of fifty of the table. New requests have no unit yet and do not enter it.
DROP INDEX cases_unit_due;
CREATE INDEX cases_unit_due ON cases (unit, due_at, id) INCLUDE (waits_for, version)
  WHERE closed_at IS NULL AND unit IS NOT NULL;

-- With the state before the due date, the clock finds each minute the few cases on which it acts without reading all
-- that are overdue.
DROP INDEX cases_waits_due;
CREATE INDEX cases_waits_due ON cases (waits_for, type, state, due_at, id) WHERE closed_at IS NULL;
