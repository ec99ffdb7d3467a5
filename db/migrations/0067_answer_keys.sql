-- By which a service signs its answers, as the document in use says (decision 0046); none: it does not sign.
ALTER TABLE attached_services ADD COLUMN answer_keys jsonb NOT NULL DEFAULT '[]';
