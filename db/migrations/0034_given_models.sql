-- A model that was made by hand and given to the server stands beside those learnt overnight: the SHA-256 of its file.
ALTER TABLE topic_models ADD COLUMN given text;
CREATE UNIQUE INDEX topic_models_given ON topic_models (given);
-- Where a given model found too few confirmed requests to be compared on, the keywords were not judged either.
ALTER TABLE topic_models ALTER COLUMN keywords DROP NOT NULL;
