-- Answers that were mended after a correction notice stand beside the older ones: each belongs to the entry with its
-- command, and counts once that entry is there.
ALTER TABLE sealed_answers ADD COLUMN command_id uuid;
UPDATE sealed_answers a SET command_id = e.command_id FROM entries e WHERE e.case_id = a.case_id AND e.seq = 1;
ALTER TABLE sealed_answers ALTER COLUMN command_id SET NOT NULL;
ALTER TABLE sealed_answers DROP CONSTRAINT sealed_answers_pkey;
ALTER TABLE sealed_answers ADD PRIMARY KEY (case_id, command_id);
