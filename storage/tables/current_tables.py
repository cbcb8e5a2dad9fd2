"""The tables of the index of current states."""

INDEX = "current.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS current (
  reply_id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL,
  published_year INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  commit_id TEXT NOT NULL,
  state_id TEXT NOT NULL,
  text_hash TEXT,
  words_hash TEXT,
  row TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_place ON current (source_id, published_year);
CREATE INDEX IF NOT EXISTS gone ON current (source_id) WHERE withdrawn = 1;
CREATE TABLE IF NOT EXISTS touched (
  published_year INTEGER,
  source_id TEXT,
  commit_id TEXT NOT NULL,
  PRIMARY KEY (published_year, source_id)
);
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (
  name TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  time INTEGER NOT NULL,
  digest TEXT NOT NULL
);
"""
