-- A model that was made by hand and given to the server stands beside those learnt overnight: the SHA-256 of its file.
ALTER TABLE topic_models ADD COLUMN given text;
CREATE UNIQUE INDEX topic_models_given ON topic_models (given);
-- Where a given model found too few confirmed requests to be compared on, the keywords were not judged either.
ALTER TABLE topic_models ALTER COLUMN keywords DROP NOT NULL;
-- The unified social credit code of a unit (统一社会信用代码), where it is known: other systems know units by it alone.
CREATE TABLE unit_codes (
  unit text PRIMARY KEY REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  uscc text NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON unit_codes TO wuxing_server;
