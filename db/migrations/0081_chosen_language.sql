-- In which language the holder of an account wishes to be written to; null: in that in which he asked each time (decision 0054).
ALTER TABLE citizens ADD COLUMN language text CHECK (language IN ('zh', 'en'));
