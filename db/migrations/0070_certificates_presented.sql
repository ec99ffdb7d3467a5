-- A form may ask a wallet too, before there is a case: who asks whom for what then stands beside the request. And what
-- certificates of other issuers a wallet showed, so that a form is proven by them; what they say is sealed like ours.
ALTER TABLE certificate_requests
  ALTER COLUMN case_id DROP NOT NULL,
  -- {unit, holder, item, wants}: of a form; null for a use, whose case says it
  ADD COLUMN form jsonb,
  -- why the latest answer was not taken, by its code: whoever waits before another screen is told
  ADD COLUMN fault text,
  ADD CONSTRAINT certificate_requests_one_asker CHECK ((case_id IS NULL) <> (form IS NULL));

CREATE TABLE certificate_presented (
  -- the id of its sealed claims
  claims       uuid PRIMARY KEY,
  holder_kind  text NOT NULL,
  holder       text NOT NULL,
  type         text NOT NULL,
  -- the issuer's code, and its certificate by code and name
  issuer       text NOT NULL,
  id           text NOT NULL,
  -- our names of what it shows
  fields       text[] NOT NULL,
  -- until when it says that it is valid, and where its issuer says how it stands; null where it says neither
  expires_at   timestamptz,
  status       jsonb,
  presented_at timestamptz NOT NULL,
  -- the use that rests on it; what none rests on is forgotten
  used_by      bigint
);
CREATE INDEX certificate_presented_holder ON certificate_presented (holder, type, presented_at DESC);
CREATE INDEX certificate_presented_at ON certificate_presented (presented_at) WHERE used_by IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON certificate_presented TO wuxing_server;
GRANT DELETE ON certificate_requests, certificate_claims TO wuxing_server;
