-- People and machines from outside: citizens' accounts and sessions, firms and mandates, clients of the interfaces.
-- Nothing here holds a phone, a name or a citizen number in clear: an account's are sealed under a key of its own in
-- people_keys, and found by keyed hashes (packages/platform/personal).

CREATE TABLE citizens (
  id           uuid PRIMARY KEY REFERENCES people_keys,
  level        text NOT NULL CHECK (level IN ('phone', 'realName')),
  phone_hash   bytea UNIQUE,
  phone_masked text,
  -- The same person holds one account: the keyed hash of his citizen number is there once.
  number_hash  bytea UNIQUE,
  name_masked  text,
  -- phone, name and citizen number as JSON, sealed with the account's key
  sealed       bytea,
  -- Firms that the identity provider names him the legal representative of: [{uscc, name}].
  represents   jsonb NOT NULL DEFAULT '[]',
  opened_at    timestamptz NOT NULL,
  closed_at    timestamptz,
  CHECK ((closed_at IS NULL) = (phone_hash IS NOT NULL)),
  CHECK (closed_at IS NOT NULL OR (level = 'realName') = (number_hash IS NOT NULL))
);

CREATE TABLE citizen_sessions (
  id         uuid PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  citizen_id uuid NOT NULL REFERENCES citizens,
  -- How he proved himself: a session by real name may change the phone without a code sent to the lost one.
  via        text NOT NULL CHECK (via IN ('phone', 'realName')),
  device     text NOT NULL,
  -- The firm he acts for at present, by its code.
  acting_for text,
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL
);
CREATE INDEX citizen_sessions_of ON citizen_sessions (citizen_id);

-- Codes sent to phones. Kept for a day, because the limits count them.
CREATE TABLE phone_codes (
  id           uuid PRIMARY KEY,
  phone_hash   bytea NOT NULL,
  address_hash bytea NOT NULL,
  purpose      text NOT NULL,
  code_hash    bytea NOT NULL,
  tries        integer NOT NULL DEFAULT 0,
  sent_at      timestamptz NOT NULL,
  used_at      timestamptz
);
CREATE INDEX phone_codes_phone ON phone_codes (phone_hash, sent_at);
CREATE INDEX phone_codes_address ON phone_codes (address_hash, sent_at);

-- A way to the identity provider that has not come back yet: taken out by the one answer to it.
CREATE TABLE identity_flows (
  state_hash   text PRIMARY KEY,
  browser_hash text NOT NULL,
  citizen_id   uuid REFERENCES citizens,
  begun_at     timestamptz NOT NULL
);

CREATE TABLE firms (
  uscc           text PRIMARY KEY,
  name           text NOT NULL,
  representative uuid NOT NULL REFERENCES citizens,
  -- null while an administrator has yet to confirm it
  confirmed_at   timestamptz,
  asked_at       timestamptz NOT NULL
);
CREATE INDEX firms_representative ON firms (representative);

-- Who may act for a firm, from a day until another (exclusive). The holder is known by his phone until he signs in.
CREATE TABLE mandates (
  id           uuid PRIMARY KEY,
  uscc         text NOT NULL REFERENCES firms,
  kind         text NOT NULL CHECK (kind IN ('employee', 'agent')),
  phone_hash   bytea NOT NULL,
  phone_masked text NOT NULL,
  holder       uuid REFERENCES citizens,
  -- Names of service areas; null: all of them.
  areas        text[],
  since        date NOT NULL,
  until        date NOT NULL,
  revoked_on   date,
  given_at     timestamptz NOT NULL,
  CHECK (until > since)
);
CREATE INDEX mandates_firm ON mandates (uscc);
CREATE INDEX mandates_holder ON mandates (holder) WHERE holder IS NOT NULL;
CREATE INDEX mandates_phone ON mandates (phone_hash) WHERE holder IS NULL;

-- Every change of firms and mandates, for ever; the two tables above are what these add up to.
CREATE TABLE firm_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uscc       text NOT NULL,
  mandate_id uuid,
  action     text NOT NULL,
  actor_kind text NOT NULL,
  actor_id   text NOT NULL,
  at         timestamptz NOT NULL,
  after      jsonb NOT NULL
);
CREATE INDEX firm_entries_firm ON firm_entries (uscc, id);
CREATE TRIGGER firm_entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON firm_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A citizen's entry names the firm he acted for in place of a unit: its cases are found by the entry that opened them.
CREATE INDEX entries_of_firms ON entries (actor_unit, case_id)
  WHERE seq = 1 AND actor_kind = 'citizen' AND actor_unit IS NOT NULL;

-- What an account said stays its own when its phone changes. Entries of people without an account are not in it.
CREATE INDEX entries_of_accounts ON entries (actor_id, case_id)
  WHERE seq = 1 AND actor_kind = 'citizen' AND actor_id NOT IN ('anonymous', 'citizen');

-- Machines of outsiders (OAuth 2 client credentials).
CREATE TABLE clients (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  unit        text REFERENCES units,
  role        text,
  scopes      text[] NOT NULL,
  created_at  timestamptz NOT NULL,
  disabled_at timestamptz
);
-- Two at once, so that a secret is changed without a break.
CREATE TABLE client_secrets (
  id          uuid PRIMARY KEY,
  client_id   text NOT NULL REFERENCES clients,
  secret_hash text NOT NULL,
  since       timestamptz NOT NULL,
  until       timestamptz NOT NULL
);
CREATE INDEX client_secrets_of ON client_secrets (client_id);
CREATE TABLE client_tokens (
  token_hash text PRIMARY KEY,
  client_id  text NOT NULL REFERENCES clients,
  scopes     text[] NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX client_tokens_of ON client_tokens (client_id);
CREATE TABLE client_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_id  text NOT NULL,
  action     text NOT NULL,
  actor_id   text NOT NULL,
  at         timestamptz NOT NULL,
  after      jsonb NOT NULL
);
CREATE INDEX client_entries_of ON client_entries (client_id, id);
CREATE TRIGGER client_entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON client_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON citizens, firms, mandates, clients TO wuxing_server;
GRANT DELETE ON firms TO wuxing_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON citizen_sessions, phone_codes, identity_flows, client_secrets, client_tokens
  TO wuxing_server;
GRANT SELECT, INSERT ON firm_entries, client_entries TO wuxing_server;
