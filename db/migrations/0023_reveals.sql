-- The set of secrets that were laid open by their term is one record of the log, witnessed before chance speaks
-- (docs/decisions/0025): who may leave one out afterwards chooses the outcome.
ALTER TABLE draws
  ADD COLUMN reveals_record    bigint,
  ADD COLUMN reveals_proof     text,
  ADD COLUMN reveals_proven_at timestamptz;
ALTER TABLE draw_alarms DROP CONSTRAINT draw_alarms_kind_check;
ALTER TABLE draw_alarms ADD CONSTRAINT draw_alarms_kind_check
  CHECK (kind IN ('unproven', 'revealsUnproven', 'notDrawn', 'notClosed'));

-- Once it is set it stays: a second list would be a choice.
CREATE FUNCTION keep_reveals_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.reveals_record IS NOT NULL AND NEW.reveals_record IS DISTINCT FROM OLD.reveals_record THEN
    RAISE EXCEPTION 'the list of secrets of draw % stands in the log', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draws_reveals_once BEFORE UPDATE OF reveals_record ON draws
  FOR EACH ROW EXECUTE FUNCTION keep_reveals_record();

GRANT UPDATE (reveals_record, reveals_proof, reveals_proven_at) ON draws TO wuxing_server;

-- Each time dice were typed, also what was corrected: who types until the outcome pleases is seen.
CREATE TABLE draw_throws (
  draw_id text NOT NULL REFERENCES draws (id),
  place   integer NOT NULL,
  throws  jsonb NOT NULL,
  by      text NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (draw_id, place)
);
GRANT SELECT, INSERT ON draw_throws TO wuxing_server;
