-- Lists of a county or the whole city are in the order of due dates: without an index of that order all open cases that
-- match were read and sorted for a page of fifty (0.1 s with a hundred thousand of them). What such a list asks of a case
-- lies in the index.
CREATE INDEX cases_due ON cases (due_at, id) INCLUDE (version, unit, division, waits_for) WHERE closed_at IS NULL;
