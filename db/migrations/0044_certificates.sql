-- Certificates (电子证照): who holds them under which key, what they say (sealed) and how they stand.
-- The register is what the cases of the type certificates.certificate add up to; see packages/platform/certificates.

-- A holder is an account, a firm by its unified social credit code, or, before he has an account, the keyed hash of a
-- citizen number (number:…). The key is not the account's: who closes his account keeps his certificates.
CREATE TABLE certificate_holders (
  holder_kind text NOT NULL CHECK (holder_kind IN ('person', 'firm')),
  holder      text NOT NULL,
  person      uuid NOT NULL UNIQUE REFERENCES people_keys DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (holder_kind, holder)
);

-- What a certificate says, as JSON sealed with the holder's key; written before the entry that names it.
CREATE TABLE certificate_claims (
  id     uuid PRIMARY KEY,
  person uuid NOT NULL REFERENCES people_keys DEFERRABLE INITIALLY DEFERRED,
  sealed bytea NOT NULL,
  at     timestamptz NOT NULL
);

CREATE TABLE certificates (
  case_id      bigint PRIMARY KEY,
  -- 证照标识
  id           text NOT NULL UNIQUE,
  type         text NOT NULL,
  holder_kind  text NOT NULL,
  holder       text NOT NULL,
  claims       uuid NOT NULL,
  -- the unit that issued it, and its unified social credit code or division
  unit         text NOT NULL,
  issuer       text NOT NULL,
  status       text NOT NULL,
  valid_from   date NOT NULL,
  -- inclusive; null: without end
  valid_until  date,
  issued_at    timestamptz NOT NULL,
  moved_at     timestamptz NOT NULL,
  replaces     text,
  replaced_by  text,
  -- the application that it was granted by
  source       text,
  status_index integer GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX certificates_holder ON certificates (holder, type);
CREATE INDEX certificates_type ON certificates (type, unit);

GRANT SELECT, INSERT ON certificate_holders, certificate_claims TO wuxing_server;
GRANT SELECT, INSERT, UPDATE ON certificates TO wuxing_server;
