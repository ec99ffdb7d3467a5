-- Sign-in. The first four tables have the names and columns that better-auth expects.
CREATE TABLE "user" (
  id              text PRIMARY KEY,
  name            text NOT NULL,
  email           text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  image           text,
  "createdAt"     timestamptz NOT NULL DEFAULT now(),
  "updatedAt"     timestamptz NOT NULL DEFAULT now(),
  username        text UNIQUE,
  "displayUsername" text
);
CREATE TABLE session (
  id          text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token       text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  "ipAddress" text,
  "userAgent" text,
  "userId"    text NOT NULL REFERENCES "user" ON DELETE CASCADE
);
CREATE INDEX session_of_user ON session ("userId");
CREATE TABLE account (
  id                      text PRIMARY KEY,
  "accountId"             text NOT NULL,
  "providerId"            text NOT NULL,
  "userId"                text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz NOT NULL DEFAULT now(),
  "updatedAt"             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_of_user ON account ("userId");
CREATE TABLE verification (
  id          text PRIMARY KEY,
  identifier  text NOT NULL,
  value       text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON verification (identifier);

-- A post: what a person is, in which unit, from when until when.
CREATE TABLE posts (
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  unit    text NOT NULL REFERENCES units,
  role    text NOT NULL CHECK (role IN ('agent', 'dispatcher', 'officer', 'head', 'coordinator', 'leader', 'administrator')),
  since   date NOT NULL,
  until   date,
  PRIMARY KEY (user_id, unit, role, since)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "user", session, account, verification, posts TO wuxing_server;

-- Facts that the server itself keeps, such as the secret that signs its sessions where none is configured.
CREATE TABLE settings (
  key   text PRIMARY KEY,
  value jsonb NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON settings TO wuxing_server;
