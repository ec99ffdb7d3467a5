-- The private key to which a wallet encrypts its answer to one request (OpenID4VP direct_post.jwt); gone once it was
-- answered, so what was sent cannot be opened later.
ALTER TABLE certificate_requests ADD COLUMN key jsonb;
