-- Appointments (decision 0038): places with the hours that their units publish, and what is booked and queued there.
-- Places, hours and exceptions are plain tables; each booking is a case. Nobody's name or phone stands here.

CREATE TABLE appointment_places (
  code     text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name     text NOT NULL,
  unit     text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  division text NOT NULL,
  address  text NOT NULL,
  phone    text NOT NULL DEFAULT '',
  -- labels of the counters that call numbers
  windows  text[] NOT NULL DEFAULT '{}',
  since    date NOT NULL,
  until    date,
  added_by text NOT NULL,
  CHECK (until >= since)
);
CREATE INDEX appointment_places_unit ON appointment_places (unit);

-- What is done there: one matter or a group of items, by their 实施编码.
CREATE TABLE appointment_services (
  place   text NOT NULL REFERENCES appointment_places,
  code    text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,29}$'),
  title   text NOT NULL,
  items   text[] NOT NULL DEFAULT '{}',
  -- out of hours: people come without a booking, as for personal matters decided at once
  walk_in boolean NOT NULL,
  since   date NOT NULL,
  until   date,
  PRIMARY KEY (place, code)
);
CREATE INDEX appointment_services_items ON appointment_services USING gin (items);

-- A line of the published list (公布清单). It is never changed: it ends, and another begins.
CREATE TABLE appointment_hours (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  place        text NOT NULL REFERENCES appointment_places,
  class        text NOT NULL CHECK (class IN ('ordinary', 'noon', 'weekend', 'holiday', 'festival')),
  -- ISO numbers, Monday 1; empty: every day of the class
  weekdays     integer[] NOT NULL DEFAULT '{}',
  -- minutes since midnight in China
  opens        integer NOT NULL CHECK (opens BETWEEN 0 AND 1439),
  closes       integer NOT NULL CHECK (closes BETWEEN 1 AND 1440),
  slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 480),
  capacity     integer NOT NULL CHECK (capacity BETWEEN 0 AND 1000),
  -- codes of services; empty: all of the place
  services     text[] NOT NULL DEFAULT '{}',
  -- the document by which the unit published it
  basis        text NOT NULL,
  since        date NOT NULL,
  until        date,
  added_by     text NOT NULL,
  added_at     timestamptz NOT NULL,
  CHECK (opens + slot_minutes <= closes),
  CHECK (until >= since)
);
CREATE INDEX appointment_hours_place ON appointment_hours (place);

-- Days on which a place is closed or open against its list.
CREATE TABLE appointment_exceptions (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  place        text NOT NULL REFERENCES appointment_places,
  day          date NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('closed', 'extra')),
  opens        integer,
  closes       integer,
  slot_minutes integer,
  capacity     integer,
  reason       text NOT NULL,
  added_by     text NOT NULL,
  added_at     timestamptz NOT NULL,
  removed_at   timestamptz,
  CHECK (kind = 'closed' OR (opens >= 0 AND opens + slot_minutes <= closes AND closes <= 1440 AND slot_minutes >= 5
    AND capacity BETWEEN 0 AND 1000))
);
CREATE INDEX appointment_exceptions_day ON appointment_exceptions (place, day) WHERE removed_at IS NULL;

-- How many places of a slot are taken. A booking counts itself here in its own transaction: the row's lock is what
-- orders those who come at once, and the check is what no slip of a program gets by. `capacity` is that of the latest
-- booking; a list that gives fewer later lets nobody more in and sends nobody away.
CREATE TABLE appointment_slots (
  place    text NOT NULL,
  day      date NOT NULL,
  starts   integer NOT NULL,
  capacity integer NOT NULL,
  taken    integer NOT NULL,
  PRIMARY KEY (place, day, starts),
  CHECK (taken BETWEEN 0 AND capacity)
);

-- The last number given on a day at a place: bookings and walk-ins have one row of numbers.
CREATE TABLE appointment_numbers (
  place text NOT NULL,
  day   date NOT NULL,
  last  integer NOT NULL,
  PRIMARY KEY (place, day)
);

-- The bookings and walk-in numbers as lists and the queue read them: projection of appointments.booking.
CREATE TABLE appointment_bookings (
  case_id    bigint PRIMARY KEY,
  number     text NOT NULL UNIQUE,
  place      text NOT NULL,
  unit       text NOT NULL,
  division   text,
  service    text NOT NULL,
  title      text NOT NULL,
  day        date NOT NULL,
  starts     integer NOT NULL,
  ends       integer NOT NULL,
  class      text NOT NULL,
  walk_in    boolean NOT NULL,
  state      text NOT NULL,
  -- whether it takes a place of its slot
  holds      boolean NOT NULL,
  -- the number that is called, from arrival on
  ticket     integer,
  "window"   text,
  opened_at  timestamptz NOT NULL,
  arrived_at timestamptz,
  called_at  timestamptz,
  calls      integer NOT NULL DEFAULT 0,
  passed_at  timestamptz,
  closed_at  timestamptz
);
CREATE INDEX appointment_bookings_day ON appointment_bookings (place, day, starts);
CREATE INDEX appointment_bookings_waiting ON appointment_bookings (day) WHERE state IN ('waiting', 'offered', 'booked');
CREATE UNIQUE INDEX appointment_bookings_ticket ON appointment_bookings (place, day, ticket);

-- Which text messages went out about a booking: each once.
CREATE TABLE appointment_texts (
  case_id bigint NOT NULL,
  kind    text NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, kind)
);

GRANT SELECT, INSERT, UPDATE ON appointment_places, appointment_services, appointment_hours, appointment_exceptions,
  appointment_slots, appointment_numbers, appointment_bookings TO wuxing_server;
GRANT SELECT, INSERT ON appointment_texts TO wuxing_server;
