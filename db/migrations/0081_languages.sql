-- In which language the holder of an account wishes to be written to; null: in that in which he asked each time (decision 0054).
ALTER TABLE citizens ADD COLUMN language text CHECK (language IN ('zh', 'en'));

-- What a unit enters of a place and of what is done there, in English beside the Chinese; empty: it gave none.
ALTER TABLE appointment_places ADD COLUMN name_en text NOT NULL DEFAULT '', ADD COLUMN address_en text NOT NULL DEFAULT '';
ALTER TABLE appointment_services ADD COLUMN title_en text NOT NULL DEFAULT '';
