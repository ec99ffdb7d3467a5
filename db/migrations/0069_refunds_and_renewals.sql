-- How often the payment platform was asked in vain to give a fee back, and when it is asked again. `case_id`: the refund's.
CREATE TABLE refund_attempts (
  case_id  bigint PRIMARY KEY,
  attempts integer NOT NULL,
  next_at  timestamptz NOT NULL,
  fault    text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON refund_attempts TO wuxing_server;

-- The keyed hash of a certificate's number, so that one which is to be renewed is found whoever holds it. What was
-- entered before has none, and is found by its identifier.
ALTER TABLE certificate_claims ADD COLUMN number_hash bytea;
CREATE INDEX certificate_claims_number ON certificate_claims (number_hash) WHERE number_hash IS NOT NULL;
