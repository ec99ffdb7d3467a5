-- A unit's officers and heads read the alarms about their own ratings, in a session that sees its scope alone.
ALTER TABLE rating_devices ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON rating_devices TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY scope ON rating_devices FOR SELECT TO wuxing_reader
  USING (EXISTS (SELECT FROM ratings r WHERE r.invitation_id = rating_id));
GRANT SELECT ON rating_devices TO wuxing_reader;
