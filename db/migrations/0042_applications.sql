-- Applications (办件): what an applicant answers is sealed with his own key and stands in no entry.

CREATE TABLE sealed_answers (
  case_id bigint PRIMARY KEY,
  -- whose key seals it
  person  uuid NOT NULL,
  sealed  bytea NOT NULL
);
GRANT SELECT, INSERT, DELETE ON sealed_answers TO wuxing_server;

-- What somebody has filled in and not handed in (暂存): one for each item, for himself or for a firm. It is nobody's
-- business but his, and no case. Its id becomes the command that opens the case, so it is handed in once.
CREATE TABLE application_drafts (
  id         uuid PRIMARY KEY,
  citizen    uuid NOT NULL REFERENCES citizens (id),
  -- the firm that he acts for; empty: himself
  uscc       text NOT NULL DEFAULT '',
  code       text NOT NULL,
  -- sealed with the key of the account
  sealed     bytea NOT NULL,
  -- files sent so far; they are kept as long as the draft
  files      uuid[] NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL,
  UNIQUE (citizen, uscc, code)
);
CREATE INDEX application_drafts_files ON application_drafts USING gin (files);
GRANT SELECT, INSERT, UPDATE, DELETE ON application_drafts TO wuxing_server;

-- What an application costs, and what came of it. Amounts in 分.
CREATE TABLE application_fees (
  case_id    bigint PRIMARY KEY,
  amount     integer NOT NULL CHECK (amount > 0),
  basis      text NOT NULL,
  state      text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'paid', 'waived')),
  -- the payment as the payment platform names it; each is taken once
  payment    text UNIQUE,
  receipt    text,
  paid_at    timestamptz
);
GRANT SELECT, INSERT, UPDATE ON application_fees TO wuxing_server;

-- The number that whoever fetches a result says at the counter. Made at random, known to the applicant alone.
CREATE TABLE pick_up_codes (
  case_id bigint PRIMARY KEY,
  code    text NOT NULL
);
GRANT SELECT, INSERT ON pick_up_codes TO wuxing_server;

-- Promises (告知承诺) found to be false: who made one may promise again once it is repaired (国办发〔2020〕42号).
CREATE TABLE false_promises (
  case_id     bigint PRIMARY KEY,
  holder_kind text NOT NULL CHECK (holder_kind IN ('person', 'firm')),
  holder_id   text NOT NULL,
  found_at    timestamptz NOT NULL,
  repaired_at timestamptz
);
CREATE INDEX false_promises_open ON false_promises (holder_kind, holder_id) WHERE repaired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON false_promises TO wuxing_server;
