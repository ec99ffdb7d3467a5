-- Personal data lies sealed under a key for each person (AES-256-GCM); to erase a person is to destroy his key.
-- See packages/platform/personal.

-- A person is who shares a phone; without a phone a person of his own. The key is wrapped by a master key that is not
-- in this table, and is NULL once it has been destroyed; the phone's keyed hash, by which he is found again, goes with it.
CREATE TABLE people_keys (
  person       uuid PRIMARY KEY,
  phone_hash   bytea UNIQUE,
  wrapped_key  bytea,
  key_version  integer NOT NULL,
  destroyed_at timestamptz,
  CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL)),
  CHECK (destroyed_at IS NULL OR phone_hash IS NULL)
);

-- Rows of before, in clear: the next start of the program seals them, a part at a time, and then drops this table.
DROP INDEX reporters_phone;
ALTER TABLE reporters RENAME TO unsealed_reporters;
ALTER TABLE unsealed_reporters RENAME CONSTRAINT reporters_pkey TO unsealed_reporters_pkey;
REVOKE ALL ON unsealed_reporters FROM wuxing_server, wuxing_reader;

CREATE TABLE reporters (
  case_id      bigint PRIMARY KEY,
  -- NULL for who gave neither name nor phone, nor a number in his text
  person       uuid,
  -- name, phone, citizen number and address as JSON, sealed with the person's key
  sealed       bytea,
  -- as lists show them, so that a list decrypts nothing
  masked_name  text NOT NULL DEFAULT '',
  masked_phone text NOT NULL DEFAULT '',
  consented_at timestamptz,
  -- the version of the text consented to
  consent      text,
  withdrawn_at timestamptz,
  erased_at    timestamptz,
  -- whether name and numbers were hidden in the texts before they were written; false for cases of 0.1
  texts_hidden boolean NOT NULL DEFAULT true
);
CREATE INDEX reporters_person ON reporters (person) WHERE person IS NOT NULL;

-- The words of an entry's input as they were typed, where something in them had to be hidden before it was written.
CREATE TABLE sealed_texts (
  case_id bigint NOT NULL,
  seq     integer NOT NULL,
  person  uuid NOT NULL,
  sealed  bytea NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE INDEX sealed_texts_person ON sealed_texts (person);

-- Every look at personal data in full: who, when, what for. The person concerned reads it, with the unit for a name.
CREATE TABLE access_records (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person     uuid NOT NULL,
  case_id    bigint,
  actor_kind text NOT NULL,
  actor_id   text NOT NULL,
  actor_unit text,
  fields     text[] NOT NULL,
  purpose    text NOT NULL,
  at         timestamptz NOT NULL,
  command_id uuid NOT NULL UNIQUE
);
CREATE INDEX access_records_person ON access_records (person, id);
CREATE TRIGGER access_records_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON access_records
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who asked, his key and his words are read by those within whose scope the case lies and from whom it is not sealed.
ALTER TABLE reporters ENABLE ROW LEVEL SECURITY;
ALTER TABLE sealed_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON reporters TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY server ON sealed_texts TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY server ON people_keys TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY scope ON reporters FOR SELECT TO wuxing_reader USING (reporter_in_scope(case_id));
CREATE POLICY scope ON sealed_texts FOR SELECT TO wuxing_reader USING (reporter_in_scope(case_id));
CREATE POLICY scope ON people_keys FOR SELECT TO wuxing_reader
  USING (EXISTS (SELECT FROM reporters r WHERE r.person = people_keys.person));
GRANT SELECT ON reporters, sealed_texts, people_keys TO wuxing_reader;

GRANT SELECT, INSERT, UPDATE ON people_keys, reporters TO wuxing_server;
GRANT SELECT, INSERT, DELETE ON sealed_texts TO wuxing_server;
GRANT SELECT, INSERT ON access_records TO wuxing_server;
