-- The knowledge base (decision 0030): an article is a case of its own; these are what it is found and cited by.
-- The reader's role is given neither table: articles are open to the staff, and the public ones to everybody.

CREATE TABLE knowledge_articles (
  case_id     bigint PRIMARY KEY,
  number      text NOT NULL UNIQUE,
  version     integer NOT NULL,
  title       text NOT NULL,
  text        text NOT NULL,
  topics      text[] NOT NULL,
  unit        text NOT NULL,
  public      boolean NOT NULL,
  state       text NOT NULL,
  valid_from  date NOT NULL,
  valid_until date,
  review_on   date NOT NULL,
  moved_at    timestamptz NOT NULL,
  -- as the search cuts them; those of the title weigh more
  words       text[] NOT NULL,
  title_words text[] NOT NULL
);
CREATE INDEX knowledge_articles_words ON knowledge_articles USING gin (words);
CREATE INDEX knowledge_articles_topics ON knowledge_articles USING gin (topics);
CREATE INDEX knowledge_articles_unit ON knowledge_articles (unit);

-- Every version that was published: an answer cites one, and it can be read for as long as the answer.
CREATE TABLE knowledge_versions (
  number       text NOT NULL,
  version      integer NOT NULL,
  title        text NOT NULL,
  text         text NOT NULL,
  public       boolean NOT NULL,
  unit         text NOT NULL,
  valid_from   date NOT NULL,
  valid_until  date,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (number, version)
);

GRANT SELECT, INSERT, UPDATE ON knowledge_articles TO wuxing_server;
GRANT SELECT, INSERT ON knowledge_versions TO wuxing_server;
