-- Alarms about ratings are read within a scope, and they ask which device a rating came from: as far as the rating itself is
-- within it.
GRANT SELECT ON rating_devices TO wuxing_reader;
ALTER TABLE rating_devices ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON rating_devices TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY scope ON rating_devices FOR SELECT TO wuxing_reader
  USING (EXISTS (SELECT FROM ratings r WHERE r.invitation_id = rating_id));
