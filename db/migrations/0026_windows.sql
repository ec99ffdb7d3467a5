-- Windows at which people are served, and the numbers of who serves there; no names. What is rated there is a case each.
CREATE TABLE rating_windows (
  code     text PRIMARY KEY CHECK (code ~ '^[A-Z0-9]{1,4}(-[A-Z0-9]{1,6}){0,3}$'),
  name     text NOT NULL,
  unit     text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  division text,
  since    date NOT NULL,
  until    date,
  added_by text NOT NULL,
  CHECK (until >= since)
);

CREATE TABLE rating_staff (
  unit     text NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  number   text NOT NULL CHECK (number ~ '^[0-9A-Z]{1,12}$'),
  since    date NOT NULL,
  until    date,
  added_by text NOT NULL,
  PRIMARY KEY (unit, number),
  CHECK (until >= since)
);
GRANT SELECT, INSERT, UPDATE ON rating_windows, rating_staff TO wuxing_server;
