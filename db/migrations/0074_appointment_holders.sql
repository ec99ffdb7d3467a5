-- Whose a booking is, and in which order people wait for a slot.

-- A booking made for a firm counts towards the firm's limits, whoever of its people or agents made it.
ALTER TABLE appointment_bookings ADD COLUMN firm text;
UPDATE appointment_bookings b SET firm = e.actor_unit FROM entries e
  WHERE e.case_id = b.case_id AND e.seq = 1 AND e.actor_kind = 'citizen' AND e.actor_unit IS NOT NULL;
CREATE INDEX appointment_bookings_firm ON appointment_bookings (firm) WHERE firm IS NOT NULL;

-- The turn on the waiting list of its slot, drawn while the slot's row is held: ids of cases come from blocks of each
-- server and clocks of servers differ, so neither says who came first.
ALTER TABLE appointment_bookings ADD COLUMN turn integer;
-- How many wait for the slot, and the turn that was given last.
ALTER TABLE appointment_slots
  ADD COLUMN waiting integer NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  ADD COLUMN last_turn integer NOT NULL DEFAULT 0;

UPDATE appointment_bookings b SET turn = o.turn FROM (
    SELECT case_id, row_number() OVER (PARTITION BY place, day, starts ORDER BY opened_at, case_id) AS turn
    FROM appointment_bookings WHERE state = 'waiting') o
  WHERE o.case_id = b.case_id;
INSERT INTO appointment_slots AS s (place, day, starts, capacity, taken, waiting, last_turn)
  SELECT place, day, starts, 0, 0, count(*), count(*) FROM appointment_bookings WHERE state = 'waiting'
  GROUP BY place, day, starts
  ON CONFLICT (place, day, starts) DO UPDATE SET waiting = excluded.waiting, last_turn = excluded.last_turn;
