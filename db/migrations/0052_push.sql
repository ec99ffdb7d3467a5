-- Notifications to devices (web push, decision 0041). What is sent says which case moved and nothing of what it is about.

-- A browser whose holder agreed to be told there. Gone with the account, with signing out there, and when the push
-- service says that the address is no more.
CREATE TABLE push_devices (
  id           uuid PRIMARY KEY,
  citizen_id   uuid NOT NULL REFERENCES citizens,
  -- The session in which he agreed; signing out of it ends the notifications.
  session_id   uuid NOT NULL,
  -- One browser tells one account: whoever agrees later takes it over.
  endpoint     text NOT NULL UNIQUE,
  p256dh       text NOT NULL,
  auth         text NOT NULL,
  device       text NOT NULL,
  language     text NOT NULL CHECK (language IN ('zh', 'en')),
  consented_at timestamptz NOT NULL
);
CREATE INDEX push_devices_of ON push_devices (citizen_id);

-- Of what an account is told. Without a row: of everything.
CREATE TABLE push_choices (
  citizen_id uuid PRIMARY KEY REFERENCES citizens,
  kinds      text[] NOT NULL
);

-- What waits to be sent, a line for each device. `once` names what happened, so that it is told once.
CREATE TABLE push_messages (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  device_id uuid NOT NULL REFERENCES push_devices ON DELETE CASCADE,
  once      text NOT NULL,
  kind      text NOT NULL,
  number    text NOT NULL,
  path      text NOT NULL,
  at        timestamptz NOT NULL,
  attempts  integer NOT NULL DEFAULT 0,
  -- null once it was sent; the line stays for two days, so that nothing is told twice
  next_at   timestamptz,
  UNIQUE (device_id, once)
);
CREATE INDEX push_messages_due ON push_messages (next_at) WHERE next_at IS NOT NULL;

-- What happened before there were notifications is told to nobody.
INSERT INTO followers (name, xid, id) SELECT 'push', xid, id FROM entries ORDER BY xid DESC, id DESC LIMIT 1;

GRANT SELECT, INSERT, UPDATE, DELETE ON push_devices, push_choices, push_messages TO wuxing_server;
