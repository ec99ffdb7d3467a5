-- The language in which somebody asked: what is sent to him about the case is in it (decision 0050).
ALTER TABLE reporters ADD COLUMN language text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en'));
