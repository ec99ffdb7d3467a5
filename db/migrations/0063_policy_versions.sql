-- A policy in force is revised by a policy of its own (decision 0045): versions of one policy share its budget, and a claim to
-- a clause of one is a claim to the same clause of all.
ALTER TABLE policy_policies
  -- The number of the first version, which is also its budget's.
  ADD COLUMN series text,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  -- When it was published; null: it never was, and nobody outside reads it.
  ADD COLUMN published_at timestamptz;
UPDATE policy_policies SET series = number,
  published_at = (SELECT min(at) FROM entries e WHERE e.case_id = policy_policies.case_id AND e.action = 'publish');
ALTER TABLE policy_policies ALTER COLUMN series SET NOT NULL;
CREATE INDEX policy_policies_series ON policy_policies (series);
