-- What the hotline learnt from the topics that people confirmed: a model each night, the newest is used.
-- It holds hashes of runs of up to three characters and their weights, no text and no person.
CREATE TABLE topic_models (
  made_at     timestamptz PRIMARY KEY,
  messages    integer NOT NULL CHECK (messages > 0),
  -- Figures from requests kept out of training: of the model, and of the keywords on the same requests.
  expectation jsonb NOT NULL,
  keywords    double precision NOT NULL,
  -- Whether it told topics better than the keywords did; only such a model is used.
  better      boolean NOT NULL,
  file        bytea NOT NULL
);
GRANT SELECT, INSERT, DELETE ON topic_models TO wuxing_server;

-- The requests to learn from, newest first.
CREATE INDEX cases_topic_confirmed ON cases (closed_at DESC)
  WHERE type = 'hotline.request' AND state = 'closed' AND data->>'topicConfirmed' = 'true';
