-- Whose certificates prove something here beside the city's own (认可的颁发机构): by which keys, which types, from a day
-- until another (exclusive). A register, so a sum of entries.
CREATE TABLE certificate_issuers (
  code  text PRIMARY KEY,
  name  jsonb NOT NULL,
  -- as its credentials name it (iss)
  url   text NOT NULL,
  -- public keys, as JWKS has them
  keys  jsonb NOT NULL,
  -- what is taken of it: its vct, our type, its claim that says who holds it, and its names of our fields
  types jsonb NOT NULL,
  since date NOT NULL,
  until date
);
CREATE INDEX certificate_issuers_url ON certificate_issuers (url);
GRANT SELECT, INSERT, UPDATE ON certificate_issuers TO wuxing_server;
