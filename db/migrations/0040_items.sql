-- Matters of government service (事项) by version: one is in force on any day. What lists and searches need stands in
-- columns beside the whole.

CREATE TABLE item_versions (
  code     text NOT NULL,
  version  integer NOT NULL,
  since    date NOT NULL,
  -- exclusive
  until    date,
  unit     text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  division text NOT NULL,
  kind     text NOT NULL,
  name     text NOT NULL,
  item     jsonb NOT NULL,
  PRIMARY KEY (code, version),
  CHECK (until IS NULL OR until >= since)
);
CREATE UNIQUE INDEX item_versions_open ON item_versions (code) WHERE until IS NULL;
CREATE INDEX item_versions_unit ON item_versions (unit);
GRANT SELECT, INSERT, UPDATE ON item_versions TO wuxing_server;
