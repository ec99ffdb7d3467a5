-- From which device a rating came, as a keyed hash of a cookie given with the first one, and when the device says it was
-- given: for the alarms alone. Beside the entries, so that it can be forgotten (rule ratings.deviceKept).
CREATE TABLE rating_devices (
  rating_id bigint PRIMARY KEY,
  device    bytea NOT NULL,
  said_at   timestamptz,
  noted_at  timestamptz NOT NULL
);
CREATE INDEX rating_devices_noted ON rating_devices (noted_at);
GRANT SELECT, INSERT, DELETE ON rating_devices TO wuxing_server;

-- The public page of ratings and its alarms ask for what was given in a month or a quarter.
CREATE INDEX ratings_settled ON ratings (settled_at) WHERE settled_at IS NOT NULL;
