-- What was imported under a command, so that the same command with other content is told apart from a repetition.
-- Rows of before are NULL: of them only the text and the title can be compared.
ALTER TABLE notices ADD COLUMN content_sha256 text;
