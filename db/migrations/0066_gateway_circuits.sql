-- Circuits of attached services, one for all servers of the city (decision 0046). A row is written when a circuit opens
-- and when it closes, never by a call that goes through.
CREATE TABLE gateway_circuits (
  service  text PRIMARY KEY,
  open     boolean NOT NULL,
  since    timestamptz NOT NULL,
  -- from when one call may try whether the service answers again; whoever tries moves it on
  probe_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON gateway_circuits TO wuxing_server;
