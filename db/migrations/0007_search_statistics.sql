-- The search asks how frequent words are (WordFrequencies): enough of them to know all that are not rare.
ALTER TABLE search_documents ALTER COLUMN words SET STATISTICS 500;
ANALYZE search_documents;
