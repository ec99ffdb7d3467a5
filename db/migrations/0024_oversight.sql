-- How often one township was supervised or visited in a period: asked before each new supervision (packages/areas/oversight).
CREATE INDEX cases_of_oversight ON cases (opened_at, division)
  WHERE type IN ('oversight.supervision', 'supervision.visit');
