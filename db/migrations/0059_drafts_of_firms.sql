-- What is filled in for a firm is the firm's: whoever has its mandate goes on with it, whoever began it. It is sealed with a
-- key of its own, which does not end with the account that began it.
ALTER TABLE application_drafts ADD COLUMN sealed_by uuid REFERENCES people_keys (person);
UPDATE application_drafts SET sealed_by = citizen;
ALTER TABLE application_drafts ALTER COLUMN sealed_by SET NOT NULL;

-- Two accounts may have begun the same for one firm. The latest is the firm's; another stays with who began it, for whom
-- it stands apart until it is handed in, deleted or has lain too long.
ALTER TABLE application_drafts ADD COLUMN apart boolean NOT NULL DEFAULT false;
UPDATE application_drafts d SET apart = true WHERE uscc <> '' AND EXISTS (
  SELECT FROM application_drafts o WHERE o.uscc = d.uscc AND o.code = d.code
    AND (o.updated_at, o.id) > (d.updated_at, d.id));
ALTER TABLE application_drafts DROP CONSTRAINT application_drafts_citizen_uscc_code_key;
CREATE UNIQUE INDEX application_drafts_own ON application_drafts (citizen, code) WHERE uscc = '';
CREATE UNIQUE INDEX application_drafts_firm ON application_drafts (uscc, code) WHERE uscc <> '' AND NOT apart;
CREATE UNIQUE INDEX application_drafts_apart ON application_drafts (citizen, uscc, code) WHERE apart;
CREATE INDEX application_drafts_begun_by ON application_drafts (citizen);
