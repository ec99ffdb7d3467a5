-- A holder's certificates in the order of his page, so that a page of one who has thousands is read and nothing beside it;
-- it finds them by type too, so it takes the place of the older one.
CREATE INDEX certificates_of_holder ON certificates (holder, (status <> 'valid'), type, issued_at DESC, id);
DROP INDEX certificates_holder;
-- A unit's latest of one type: found by certificates_unit, those of all other types were read before.
CREATE INDEX certificates_unit_type ON certificates (unit, type, issued_at DESC, case_id DESC);
DROP INDEX certificates_type;
-- By what a certificate says it is found through its claims, whose number is hashed.
CREATE INDEX certificates_claims ON certificates (claims);
-- The uses of a holder's certificates a page at a time, two of one moment always in one order.
CREATE INDEX certificate_uses_of_holder ON certificate_uses (holder, asked_at DESC, case_id DESC);
DROP INDEX certificate_uses_holder;
-- What waits for its holder stands before all that is over.
CREATE INDEX certificate_uses_waiting ON certificate_uses (holder) WHERE state = 'asked';
-- The uses of a month are counted for everybody.
CREATE INDEX certificate_uses_presented ON certificate_uses (moved_at) WHERE state = 'presented';
-- Whether a unit has an item that issues a type is asked whenever it issues one.
CREATE INDEX item_versions_issues ON item_versions (unit, (item ->> 'issues')) WHERE item ->> 'issues' IS NOT NULL;
