-- Uses of certificates as holders and units find them, and what makes a use possible: codes, delegations, offers to
-- wallets and requests to them.

CREATE TABLE certificate_uses (
  case_id     bigint PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  holder_kind text NOT NULL,
  holder      text NOT NULL,
  unit        text NOT NULL,
  mode        text NOT NULL,
  item        text,
  item_name   text,
  for_case    text,
  purpose     text NOT NULL,
  wants       jsonb NOT NULL,
  shown       jsonb NOT NULL,
  via         text,
  state       text NOT NULL,
  due_at      timestamptz,
  asked_at    timestamptz NOT NULL,
  moved_at    timestamptz NOT NULL
);
CREATE INDEX certificate_uses_holder ON certificate_uses (holder, asked_at DESC);
CREATE INDEX certificate_uses_unit ON certificate_uses (unit, asked_at DESC);

-- One-time codes (用证码) and offers to wallets, by the hash of the code; each is used once.
CREATE TABLE certificate_codes (
  code_hash   bytea PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('use', 'offer', 'token', 'nonce')),
  holder_kind text,
  holder      text,
  -- what the holder agreed to show, or the certificate that is offered
  content     jsonb NOT NULL,
  made_at     timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz
);
CREATE INDEX certificate_codes_expire ON certificate_codes (expires_at);

-- Who may use another's certificates, from a day until another (exclusive), for which types and items.
CREATE TABLE certificate_delegations (
  id           uuid PRIMARY KEY,
  holder_kind  text NOT NULL,
  holder       text NOT NULL,
  phone_hash   bytea NOT NULL,
  phone_masked text NOT NULL,
  types        text[] NOT NULL,
  -- item codes; null: whatever item needs these types
  items        text[],
  since        date NOT NULL,
  until        date NOT NULL,
  given_at     timestamptz NOT NULL,
  revoked_at   timestamptz,
  CHECK (until > since)
);
CREATE INDEX certificate_delegations_holder ON certificate_delegations (holder);
CREATE INDEX certificate_delegations_phone ON certificate_delegations (phone_hash);

-- What a wallet was asked for by a use (OpenID4VP); answered once.
CREATE TABLE certificate_requests (
  id          text PRIMARY KEY,
  case_id     bigint NOT NULL,
  nonce       text NOT NULL,
  expires_at  timestamptz NOT NULL,
  answered_at timestamptz
);
CREATE INDEX certificate_requests_case ON certificate_requests (case_id);

-- Of each application: how many materials the guide asks for, and how many of them certificates proved.
CREATE TABLE certificate_savings (
  case_id  bigint PRIMARY KEY,
  item     text NOT NULL,
  unit     text NOT NULL,
  month    text NOT NULL,
  required integer NOT NULL,
  proven   integer NOT NULL,
  CHECK (proven <= required)
);
CREATE INDEX certificate_savings_month ON certificate_savings (month, item, unit);

GRANT SELECT, INSERT, UPDATE ON certificate_uses, certificate_delegations, certificate_requests, certificate_savings
  TO wuxing_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON certificate_codes TO wuxing_server;
