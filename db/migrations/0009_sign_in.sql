-- Sign-in of the staff: second factors, delays after wrong attempts, recovery.

-- By what a session was opened. A password alone does not let an administrator or a dispatcher act.
ALTER TABLE session ADD COLUMN factor text NOT NULL DEFAULT 'password'
  CHECK (factor IN ('password', 'totp', 'passkey', 'recoveryCode'));

-- The secret of an authenticator app, sealed by the server's secret; the last time step used, so that a code works once.
CREATE TABLE totp_factors (
  user_id     text PRIMARY KEY REFERENCES "user" ON DELETE CASCADE,
  secret      text NOT NULL,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  last_step   bigint NOT NULL DEFAULT 0
);

CREATE TABLE passkeys (
  id           text PRIMARY KEY,
  user_id      text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  public_key   bytea NOT NULL,
  counter      bigint NOT NULL,
  transports   text[] NOT NULL,
  name         text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE INDEX passkeys_of_user ON passkeys (user_id);

-- One-time codes for whoever has lost his second factor: hashes alone.
CREATE TABLE recovery_codes (
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  hash    text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, hash)
);

-- Wrong attempts by subject (a name, an address, a name at an address where it has signed in before): hashes alone.
CREATE TABLE sign_in_attempts (
  subject       text PRIMARY KEY,
  failures      integer NOT NULL,
  last_at       timestamptz NOT NULL,
  blocked_until timestamptz
);

-- Links by which a person sets a new password, made by an administrator for a purpose. The link itself is not kept.
CREATE TABLE recovery_links (
  hash           text PRIMARY KEY,
  user_id        text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  made_by        text NOT NULL,
  purpose        text NOT NULL,
  clears_factors boolean NOT NULL,
  made_at        timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  used_at        timestamptz,
  told_at        timestamptz
);
CREATE INDEX recovery_links_of_user ON recovery_links (user_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON totp_factors, passkeys, recovery_codes, sign_in_attempts TO wuxing_server;
GRANT SELECT, INSERT ON recovery_links TO wuxing_server;
GRANT UPDATE (used_at, told_at) ON recovery_links TO wuxing_server;
