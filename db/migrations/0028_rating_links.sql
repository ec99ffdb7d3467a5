-- Invitations whose person was sent a link by text message; once each.
CREATE TABLE rating_texts (
  invitation_id bigint PRIMARY KEY,
  sent_at       timestamptz NOT NULL
);
GRANT SELECT, INSERT ON rating_texts TO wuxing_server;
