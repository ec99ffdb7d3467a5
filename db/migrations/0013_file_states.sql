-- With a scanner a file waits until it is found clean; only its sender can fetch it meanwhile. Of an infected file only
-- this row stays, so that the case still says what was sent.
ALTER TABLE files ADD COLUMN state text NOT NULL DEFAULT 'clean' CHECK (state IN ('clean', 'waiting', 'infected'));
CREATE INDEX files_waiting ON files (uploaded_at) WHERE state = 'waiting';
