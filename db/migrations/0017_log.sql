-- The public log: every entry of every case, and records of other kinds, as leaves of a Merkle tree that only grows
-- (packages/platform/log; docs/decisions/0020).

-- What is to stand in the log and is no entry. Its ids are drawn together with those of the entries, so that one order,
-- (xid, id), holds for both.
CREATE TABLE log_records (
  id     bigint PRIMARY KEY DEFAULT nextval(pg_get_serial_sequence('entries', 'id')),
  xid    xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind   text NOT NULL,
  record text NOT NULL
);
CREATE INDEX log_records_order ON log_records (xid, id);
CREATE TRIGGER log_records_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON log_records
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The leaves by index: of which entry or record (its id), and its bytes as they were hashed.
CREATE TABLE log_leaves (
  index  bigint PRIMARY KEY,
  id     bigint NOT NULL UNIQUE,
  record text NOT NULL
);
CREATE TRIGGER log_leaves_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaves
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Hashes of the tree, 256 a tile. Level 0 has full tiles only: the last leaves are hashed again from their records.
-- The last tile of each further level grows.
CREATE TABLE log_tiles (
  level  smallint NOT NULL,
  place  bigint NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (level, place)
);
-- Hashes do not compress.
ALTER TABLE log_tiles ALTER hashes SET STORAGE EXTERNAL;

-- The newest checkpoint of a log that was signed, and the newest that enough witnesses have cosigned. Written in the
-- transaction of the leaves, so there are never two of one size.
CREATE TABLE log_heads (
  origin text NOT NULL,
  kind   text NOT NULL CHECK (kind IN ('signed', 'witnessed')),
  size   bigint NOT NULL,
  root   bytea NOT NULL,
  note   text NOT NULL,
  at     timestamptz NOT NULL,
  PRIMARY KEY (origin, kind)
);

-- How each witness stands to a log: the newest size it cosigned, and what it said when it last refused.
CREATE TABLE log_witnesses (
  origin   text NOT NULL,
  witness  text NOT NULL,
  size     bigint NOT NULL DEFAULT 0,
  at       timestamptz,
  fault    text,
  -- refused: the witness does not accept the log's history; silent: it did not answer as a witness does
  fault_kind text CHECK (fault_kind IN ('refused', 'silent')),
  fault_at timestamptz,
  PRIMARY KEY (origin, witness)
);

-- Why nothing is signed any more, by origin: what is known to have been signed is larger than what is here.
CREATE TABLE log_alarms (
  origin text PRIMARY KEY,
  here   bigint NOT NULL,
  known  bigint NOT NULL,
  source text NOT NULL,
  at     timestamptz NOT NULL
);

GRANT SELECT, INSERT ON log_records, log_leaves TO wuxing_server;
GRANT SELECT, INSERT, UPDATE ON log_tiles, log_heads, log_witnesses TO wuxing_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON log_alarms TO wuxing_server;
