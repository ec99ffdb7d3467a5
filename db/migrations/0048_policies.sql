-- Policies for firms (decision 0039): one file a firm, policies with their clauses and budgets, claims, and the payments
-- that a bank is asked for. A policy and a claim are cases of their own; these are what they are found and counted by.
-- The reader's role is given none of it: routes say themselves who may see what.

-- One file a firm: what is known of it, by the code of the kind of fact, with source and day. The account is where it is paid.
CREATE TABLE policy_firms (
  uscc       text PRIMARY KEY,
  name       text NOT NULL,
  division   text,
  facts      jsonb NOT NULL DEFAULT '{}',
  bank       text,
  account    text,
  CHECK ((bank IS NULL) = (account IS NULL))
);
CREATE INDEX policy_firms_name ON policy_firms (name text_pattern_ops);

-- Every change of a file, for ever. An account is kept there by its last four signs alone.
CREATE TABLE policy_firm_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uscc       text NOT NULL,
  action     text NOT NULL,
  actor_kind text NOT NULL,
  actor_id   text NOT NULL,
  at         timestamptz NOT NULL,
  after      jsonb NOT NULL
);
CREATE INDEX policy_firm_entries_of ON policy_firm_entries (uscc, id);
CREATE TRIGGER policy_firm_entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_firm_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE policy_policies (
  case_id     bigint PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  title       text NOT NULL,
  summary     text NOT NULL,
  source      text NOT NULL,
  unit        text NOT NULL,
  payer       text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('unasked', 'instant', 'pledge')),
  clauses     jsonb NOT NULL,
  valid_from  date NOT NULL,
  valid_until date NOT NULL,
  notice_days integer NOT NULL,
  state       text NOT NULL,
  moved_at    timestamptz NOT NULL,
  words       text[] NOT NULL
);
CREATE INDEX policy_policies_words ON policy_policies USING gin (words);

-- In 分. What is approved is set aside in the transaction that approves it: the last word is the database's.
CREATE TABLE policy_budgets (
  number        text PRIMARY KEY,
  total_fen     bigint NOT NULL CHECK (total_fen >= 0),
  set_aside_fen bigint NOT NULL DEFAULT 0 CHECK (set_aside_fen >= 0),
  paid_fen      bigint NOT NULL DEFAULT 0 CHECK (paid_fen >= 0),
  CONSTRAINT policy_budget_not_overdrawn CHECK (set_aside_fen <= total_fen),
  CHECK (paid_fen <= set_aside_fen)
);

CREATE TABLE policy_claims (
  case_id      bigint PRIMARY KEY,
  number       text NOT NULL UNIQUE,
  policy       text NOT NULL,
  clause       integer NOT NULL,
  uscc         text NOT NULL,
  firm_name    text NOT NULL,
  unit         text NOT NULL,
  kind         text NOT NULL,
  amount_fen   bigint NOT NULL,
  state        text NOT NULL,
  opened_at    timestamptz NOT NULL,
  notice_until date,
  -- whether its amount is set aside in the budget, and whether it was paid
  set_aside    boolean NOT NULL,
  paid         boolean NOT NULL
);
CREATE INDEX policy_claims_of ON policy_claims (policy, clause, uscc);
CREATE INDEX policy_claims_firm ON policy_claims (uscc, case_id);
CREATE INDEX policy_claims_state ON policy_claims (state, case_id);

-- What a bank is asked to pay at once, and what it answered.
CREATE TABLE policy_batches (
  id        text PRIMARY KEY,
  payer     text NOT NULL,
  made_at   timestamptz NOT NULL,
  made_by   text NOT NULL,
  pay_on    date NOT NULL
);
CREATE TABLE policy_payments (
  batch       text NOT NULL REFERENCES policy_batches,
  case_id     bigint NOT NULL,
  number      text NOT NULL,
  uscc        text NOT NULL,
  firm_name   text NOT NULL,
  bank        text NOT NULL,
  account     text NOT NULL,
  amount_fen  bigint NOT NULL CHECK (amount_fen > 0),
  outcome     text CHECK (outcome IN ('paid', 'rejected')),
  reason      text,
  answered_at timestamptz,
  PRIMARY KEY (batch, case_id)
);
-- A claim is asked for once at a time: a second order waits until the bank has refused the first.
CREATE UNIQUE INDEX policy_payments_once ON policy_payments (case_id) WHERE outcome IS DISTINCT FROM 'rejected';
CREATE INDEX policy_payments_open ON policy_payments (batch) WHERE outcome IS NULL;

GRANT SELECT, INSERT, UPDATE ON policy_firms, policy_policies, policy_budgets, policy_claims, policy_payments
  TO wuxing_server;
GRANT SELECT, INSERT ON policy_firm_entries, policy_batches TO wuxing_server;
