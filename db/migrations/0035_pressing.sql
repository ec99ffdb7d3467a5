-- Days on which a township's firms were inspected count towards how often it may be supervised (packages/areas/oversight).
CREATE INDEX cases_inspected ON cases ((data->>'inspectedOn'), division) WHERE type = 'inspections.visit';

-- What pressed a unit lately, done or not: whether its last matters all turned red.
CREATE INDEX cases_of_pressing ON cases (opened_at, unit)
  WHERE type IN ('oversight.urging', 'oversight.supervision', 'oversight.talk');
