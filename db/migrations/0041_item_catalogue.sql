-- The catalogue of items (事项目录): found by words and sounds, browsed by letter; drafts that a revision proposes; bundles (一件事).

ALTER TABLE item_versions
  ADD COLUMN audience text[] NOT NULL DEFAULT '{}',
  ADD COLUMN handling text NOT NULL DEFAULT '',
  ADD COLUMN life_events text[] NOT NULL DEFAULT '{}',
  -- First letters of the name's syllables: for browsing, and the order of lists.
  ADD COLUMN letters text NOT NULL DEFAULT '',
  -- Words of name and synonyms, and how they sound: letters and syllables from each syllable on.
  ADD COLUMN found tsvector NOT NULL DEFAULT ''::tsvector,
  -- The revision that published it; null: there from the beginning.
  ADD COLUMN revision text;
CREATE INDEX item_versions_found ON item_versions USING gin (found);
CREATE INDEX item_versions_letters ON item_versions (letters, code);
CREATE INDEX item_versions_division ON item_versions (division, letters, code);
CREATE INDEX item_versions_by_unit ON item_versions (unit, letters, code);
DROP INDEX item_versions_unit;

-- What a revision proposes, by the hash of its content (JCS, SHA-256): the case names the hash, so nothing changes unseen.
CREATE TABLE item_drafts (
  hash    text PRIMARY KEY,
  item    jsonb NOT NULL,
  kept_at timestamptz NOT NULL
);

-- 一件事: items that people need together, by their 基本编码 in the order in which they are done.
CREATE TABLE item_bundles (
  code       text PRIMARY KEY,
  name       jsonb NOT NULL,
  life_event text NOT NULL,
  audience   text NOT NULL,
  lead       jsonb NOT NULL,
  bases      text[] NOT NULL
);
GRANT SELECT, INSERT ON item_drafts TO wuxing_server;
GRANT SELECT ON item_bundles TO wuxing_server;
-- A bundle names what is done, not by whom.
CREATE INDEX item_versions_base ON item_versions (right(code, 12));
