-- Inspections by random draw (双随机、一公开): the item list, the registers of objects and officers, recusals and the
-- tasks of the yearly plan as plain tables; their changes; what was drawn; and a read table of the visits.

CREATE TABLE inspection_items (
  code           text PRIMARY KEY,
  unit           text NOT NULL REFERENCES units,
  name           text NOT NULL,
  field          text NOT NULL,
  class          text NOT NULL CHECK (class IN ('key', 'general')),
  object_kind    text NOT NULL,
  legal_basis    text NOT NULL,
  method         text NOT NULL,
  times_per_year integer NOT NULL,
  qualification  text,
  checklist      jsonb NOT NULL,
  since          date NOT NULL,
  until          date,
  CHECK (until >= since)
);

CREATE TABLE inspection_objects (
  -- the unified social credit code
  id       text PRIMARY KEY,
  name     text NOT NULL,
  division text NOT NULL,
  kind     text NOT NULL,
  risk     text NOT NULL CHECK (risk IN ('A', 'B', 'C', 'D')),
  since    date NOT NULL,
  until    date,
  CHECK (until >= since)
);
CREATE INDEX inspection_objects_kind ON inspection_objects (kind, division);
CREATE INDEX inspection_objects_name ON inspection_objects (name text_pattern_ops);

CREATE TABLE inspection_officers (
  id             text PRIMARY KEY,
  unit           text NOT NULL REFERENCES units,
  name           text NOT NULL,
  certificate    text NOT NULL,
  qualifications jsonb NOT NULL,
  areas          jsonb NOT NULL,
  since          date NOT NULL,
  until          date,
  CHECK (until >= since)
);

CREATE TABLE inspection_recusals (
  id      uuid PRIMARY KEY,
  officer text NOT NULL REFERENCES inspection_officers,
  object  text NOT NULL REFERENCES inspection_objects,
  reason  text NOT NULL,
  until   date
);

CREATE TABLE inspection_tasks (
  id          uuid PRIMARY KEY,
  year        integer NOT NULL,
  name        text NOT NULL,
  unit        text NOT NULL REFERENCES units,
  partners    jsonb NOT NULL,
  items       jsonb NOT NULL,
  object_kind text NOT NULL,
  division    text,
  basis       text NOT NULL CHECK (basis IN ('random', 'keySupervision', 'complaint')),
  shares      jsonb NOT NULL,
  level       text NOT NULL,
  method      text NOT NULL,
  from_day    date NOT NULL,
  until_day   date NOT NULL,
  CHECK (until_day >= from_day)
);
CREATE INDEX inspection_tasks_year ON inspection_tasks (year, from_day);

-- Each change of a row of these tables: the rows are their sum.
CREATE TABLE inspection_changes (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  command_id uuid NOT NULL,
  seq        integer NOT NULL,
  register   text NOT NULL,
  key        text NOT NULL,
  at         timestamptz NOT NULL,
  actor      text NOT NULL,
  before     jsonb,
  after      jsonb NOT NULL,
  source     text NOT NULL,
  UNIQUE (command_id, seq)
);
CREATE INDEX inspection_changes_of ON inspection_changes (register, key, id);

-- A plan stands for its tasks from the day it is published.
CREATE TABLE inspection_plans (
  year         integer PRIMARY KEY,
  title        text NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL
);

-- Tasks of one period that are drawn, compared and merged together.
CREATE TABLE inspection_rounds (
  id          uuid PRIMARY KEY,
  year        integer NOT NULL,
  prepared_at timestamptz NOT NULL,
  prepared_by text NOT NULL,
  -- when its visits were made of what was drawn
  merged_at   timestamptz,
  -- objects that were drawn and that too few officers could be sent to
  unmanned    jsonb NOT NULL DEFAULT '[]'
);

-- A task's draw: the draw itself stands in the platform's tables under this id.
CREATE TABLE inspection_draws (
  task  uuid NOT NULL REFERENCES inspection_tasks,
  round uuid NOT NULL REFERENCES inspection_rounds,
  draw  text PRIMARY KEY,
  place integer NOT NULL,
  -- made void since its plan was proven in the log too late; the task is then drawn again
  voided_at timestamptz,
  voided_by text
);
-- A task is drawn once, but for attempts that are void.
CREATE UNIQUE INDEX inspection_draws_task ON inspection_draws (task) WHERE voided_at IS NULL;
CREATE INDEX inspection_draws_round ON inspection_draws (round, place);

-- What a visit is listed, counted and looked up by; kept true by its entries.
CREATE TABLE inspection_visits (
  case_id      bigint PRIMARY KEY,
  number       text NOT NULL UNIQUE,
  year         integer NOT NULL,
  round        uuid NOT NULL,
  object       text NOT NULL,
  object_name  text NOT NULL,
  division     text,
  risk         text NOT NULL,
  tasks        text[] NOT NULL,
  units        text[] NOT NULL,
  items        text[] NOT NULL,
  officers     text[] NOT NULL,
  state        text NOT NULL,
  inspected_on date,
  published_on date,
  -- the gravest of the departments' results, and what it was corrected to on an objection
  result       text,
  corrected    text,
  signature    text,
  findings     integer NOT NULL DEFAULT 0,
  mended       integer NOT NULL DEFAULT 0,
  -- why it was cancelled, for the public
  cancel_reason text
);
CREATE INDEX inspection_visits_object ON inspection_visits (object, year);
CREATE INDEX inspection_visits_round ON inspection_visits (round, object);
CREATE INDEX inspection_visits_year ON inspection_visits (year, case_id);
CREATE INDEX inspection_visits_published ON inspection_visits (published_on DESC, case_id DESC) WHERE published_on IS NOT NULL;
CREATE INDEX inspection_visits_items ON inspection_visits USING gin (items);
CREATE INDEX inspection_visits_units ON inspection_visits USING gin (units);

-- The objections to a visit.
CREATE INDEX inspection_objections_of ON cases ((data->>'visitNumber')) WHERE type = 'inspections.objection';

GRANT SELECT, INSERT, UPDATE ON inspection_items, inspection_objects, inspection_officers, inspection_recusals,
  inspection_tasks, inspection_plans, inspection_rounds, inspection_draws, inspection_visits TO wuxing_server;
GRANT SELECT, INSERT ON inspection_changes TO wuxing_server;

GRANT SELECT ON inspection_visits TO wuxing_reader;
ALTER TABLE inspection_visits ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON inspection_visits TO wuxing_server USING (true) WITH CHECK (true);
CREATE POLICY scope ON inspection_visits FOR SELECT TO wuxing_reader
  USING (units && (SELECT scope_list('units'))::text[] OR case_in_scope(case_id));
