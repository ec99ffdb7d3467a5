-- Files on their way (tus 1.0): what has come of each lies in the files folder, so that a line that breaks goes on where it
-- stopped. Whole, it is kept as a file like any other; unfinished, it is given up after two days.
CREATE TABLE uploads (
  id         uuid PRIMARY KEY,
  -- the form that will keep it, as in files.uploaded_by
  keeper     text NOT NULL,
  -- the account that sends it
  begun_by   uuid NOT NULL,
  field      text NOT NULL,
  name       text NOT NULL,
  length     integer NOT NULL CHECK (length > 0),
  -- what tells one content from another: its SHA-256 where the browser could say it
  print      text NOT NULL,
  -- what it became
  file       uuid,
  begun_at   timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
-- Two windows that send the same content for the same field send one upload.
CREATE UNIQUE INDEX uploads_unfinished ON uploads (keeper, field, print, length) WHERE file IS NULL;
CREATE INDEX uploads_by ON uploads (begun_by);
CREATE INDEX uploads_expiring ON uploads (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON uploads TO wuxing_server;
