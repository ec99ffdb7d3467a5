-- Ranking reads the names of a thousand items a search. With the packed item beside them (0056) many lay apart, too, and had to
-- be fetched one by one: that was most of what a search of 100,000 took. They are short: they stay in their rows.
ALTER TABLE item_versions ALTER code SET STORAGE PLAIN, ALTER division SET STORAGE PLAIN,
  ALTER name SET STORAGE PLAIN, ALTER letters SET STORAGE PLAIN;
UPDATE item_versions SET name = name || '', letters = letters || '';
