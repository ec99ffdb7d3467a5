-- Who objects to a claim has one open objection to it: what he adds goes into that one. A firm is one objector, whoever
-- speaks for it; null: an objection of before that stood beside an earlier one of the same person.
CREATE TABLE policy_objections (
  case_id  bigint PRIMARY KEY,
  claim_id bigint NOT NULL,
  number   text NOT NULL,
  objector text,
  open     boolean NOT NULL
);
CREATE UNIQUE INDEX policy_objections_open ON policy_objections (claim_id, objector) WHERE open;
GRANT SELECT, INSERT, UPDATE ON policy_objections TO wuxing_server;

INSERT INTO policy_objections (case_id, claim_id, number, objector, open)
SELECT id, parent_id, number, CASE WHEN before = 1 THEN objector END, open
FROM (SELECT c.id, c.parent_id, c.number, o.objector, c.closed_at IS NULL AS open,
        row_number() OVER (PARTITION BY c.parent_id, o.objector, c.closed_at IS NULL ORDER BY c.id) AS before
      FROM cases c JOIN entries e ON e.case_id = c.id AND e.seq = 1
        CROSS JOIN LATERAL (SELECT CASE WHEN e.actor_id NOT IN ('anonymous', 'citizen')
          THEN COALESCE(e.actor_unit, e.actor_id) END AS objector) o
      WHERE c.type = 'policies.objection' AND c.parent_id IS NOT NULL) AS all_objections;
