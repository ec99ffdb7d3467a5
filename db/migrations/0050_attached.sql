-- Attached services (decision 0040): what departments' systems are asked for, by whose key, how it went.
-- The reader's role is given none of these: services are public, traces are read by case by the server itself.

-- Keys by service, their private halves sealed with the vault. One signs; one that was changed is still told for a day.
CREATE TABLE gateway_keys (
  key_id     text PRIMARY KEY,
  service    text NOT NULL,
  public_key text NOT NULL,
  sealed     bytea NOT NULL,
  made_at    timestamptz NOT NULL,
  retired_at timestamptz
);
CREATE UNIQUE INDEX gateway_keys_one_signs ON gateway_keys (service) WHERE retired_at IS NULL;

-- How calls went, added up by operation and hour: no personal data, kept for good.
CREATE TABLE gateway_meter (
  service   text NOT NULL,
  operation text NOT NULL,
  hour      timestamptz NOT NULL,
  calls     bigint NOT NULL,
  -- those that were not answered as the document says; 'unsent' of them did not leave, for the circuit was open
  failures  bigint NOT NULL,
  unsent    bigint NOT NULL,
  ms        bigint NOT NULL,
  slowest   integer NOT NULL,
  PRIMARY KEY (service, operation, hour)
);
CREATE INDEX gateway_meter_hour ON gateway_meter (hour);

-- One line a call: what was asked of whom for which case, never what was said.
CREATE TABLE gateway_traces (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service   text NOT NULL,
  operation text NOT NULL,
  case_id   bigint,
  trace     text NOT NULL,
  at        timestamptz NOT NULL,
  ms        integer NOT NULL,
  attempts  integer NOT NULL,
  outcome   text NOT NULL,
  status    integer
);
CREATE INDEX gateway_traces_case ON gateway_traces (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX gateway_traces_service ON gateway_traces (service, id);
CREATE INDEX gateway_traces_at ON gateway_traces (at) WHERE case_id IS NULL;

-- Services as their cases stand. 'live': the document by which calls are made; null while none may be.
CREATE TABLE attached_services (
  case_id    bigint PRIMARY KEY,
  number     text NOT NULL UNIQUE,
  name       text NOT NULL,
  title      jsonb NOT NULL,
  unit       text NOT NULL,
  state      text NOT NULL,
  server     text,
  -- json, not jsonb: the fields of an answer are shown in the order of the document
  operations json NOT NULL,
  live       boolean NOT NULL,
  attached_at timestamptz
);
-- A name in an address belongs to one service that has not been withdrawn.
CREATE UNIQUE INDEX attached_services_name ON attached_services (name) WHERE state <> 'withdrawn';
CREATE INDEX attached_services_unit ON attached_services (unit);

GRANT SELECT, INSERT, UPDATE ON gateway_keys TO wuxing_server;
GRANT SELECT, INSERT, UPDATE ON gateway_meter TO wuxing_server;
GRANT SELECT, INSERT, DELETE ON gateway_traces TO wuxing_server;
GRANT SELECT, INSERT, UPDATE ON attached_services TO wuxing_server;
