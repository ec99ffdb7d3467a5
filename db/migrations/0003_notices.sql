-- Notices as they were read and mended before import. A point's case remembers its notice, item and span in the text.
CREATE TABLE notices (
  id              uuid PRIMARY KEY,
  title           text NOT NULL,
  document_number text,
  issuer          text,
  issued_on       date,
  text            text NOT NULL,
  imported_by     text NOT NULL,
  imported_at     timestamptz NOT NULL
);
GRANT SELECT, INSERT ON notices TO wuxing_server;
