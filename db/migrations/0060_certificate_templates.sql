-- How copies of certificates are printed (证照模板), by type and the day from which on: the latest that has begun by the day
-- on which a certificate was issued is its template; before the first of a type, the one that came with the program. A
-- register, so a sum of entries.
CREATE TABLE certificate_templates (
  type      text NOT NULL,
  since     date NOT NULL,
  title     jsonb NOT NULL,
  wording   jsonb,
  groups    jsonb NOT NULL,
  landscape boolean NOT NULL,
  seal      text NOT NULL,
  footnote  jsonb,
  code_at   text NOT NULL CHECK (code_at IN ('bottomLeft', 'bottomRight', 'topRight')),
  PRIMARY KEY (type, since)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON certificate_templates TO wuxing_server;
