-- Real, silent, excluded and appealed ratings are kept apart; `code` follows GB/T 39046 A.8 (1 is the best).
CREATE TABLE ratings (
  invitation_id bigint PRIMARY KEY,
  subject_id    bigint NOT NULL,
  subject_type  text NOT NULL,
  unit          text,
  division      text,
  standing      text NOT NULL CHECK (standing IN ('waiting', 'real', 'silent', 'excluded', 'appealed')),
  code          smallint CHECK (code BETWEEN 1 AND 5),
  invited_at    timestamptz NOT NULL,
  settled_at    timestamptz,
  CHECK ((standing IN ('real', 'excluded', 'appealed')) = (code IS NOT NULL))
);
CREATE INDEX ratings_invited ON ratings (invited_at);
CREATE INDEX ratings_subject ON ratings (subject_id);
GRANT SELECT, INSERT, UPDATE ON ratings TO wuxing_server;
