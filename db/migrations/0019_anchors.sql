-- Checkpoints of the log on a consortium chain (decision 0021). Both tables say again what the chain says: they may be
-- emptied and are filled anew from the contract's events.

CREATE TABLE anchors (
  chain_id bigint NOT NULL,
  contract text NOT NULL,
  origin text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  block bigint NOT NULL,
  block_hash text NOT NULL,
  block_time timestamptz NOT NULL,
  tx text NOT NULL,
  -- Deep enough in the chain that it is not given up again.
  final boolean NOT NULL,
  PRIMARY KEY (chain_id, contract, origin, size)
);

CREATE TABLE anchor_progress (
  chain_id bigint NOT NULL,
  contract text NOT NULL,
  origin text NOT NULL,
  -- Events up to this block are known and final.
  scanned_to bigint NOT NULL,
  -- What was sent last, and how often in a row without being taken into a block.
  sent_size bigint,
  sent_at timestamptz,
  sent_times int NOT NULL DEFAULT 0,
  -- Why it does not go on, since when; NULL while it does.
  fault text CHECK (fault IN ('unreachable', 'wrongChain', 'notOwner', 'refused', 'ahead', 'forked', 'lost')),
  fault_said text,
  fault_since timestamptz,
  PRIMARY KEY (chain_id, contract, origin)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON anchors, anchor_progress TO wuxing_server;
