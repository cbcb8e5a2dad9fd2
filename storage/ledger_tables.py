"""The tables of the ledger, in SQLite's words (storage/ledger_db.py has them for PostgreSQL). A new
one is added here; an existing one is never altered in place, because data folders of earlier
versions have it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from schemas.known import KnownDocument

SCHEMA = """
CREATE TABLE IF NOT EXISTS windows (
  source_id TEXT NOT NULL,
  window_from TEXT NOT NULL,
  window_until TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'open',
  reason TEXT,
  proof TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  run_id TEXT,
  updated_at TEXT NOT NULL,
  listed INTEGER,
  known INTEGER,
  fetched INTEGER,
  new INTEGER,
  changed INTEGER,
  gone INTEGER,
  failed INTEGER,
  PRIMARY KEY (source_id, window_from, window_until)
) STRICT;
CREATE INDEX IF NOT EXISTS windows_open ON windows (outcome, source_id);
CREATE TABLE IF NOT EXISTS documents (
  source_id TEXT NOT NULL,
  document_key TEXT NOT NULL,
  url TEXT NOT NULL,
  listed_title TEXT,
  listed_at TEXT,
  etag TEXT,
  last_modified TEXT,
  digest TEXT,
  checked_at TEXT NOT NULL,
  gone_count INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source_id, document_key)
) STRICT;
CREATE TABLE IF NOT EXISTS listed_addresses (
  source_id TEXT NOT NULL,
  document_key TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (source_id, document_key)
) STRICT;
CREATE TABLE IF NOT EXISTS lists (
  source_id TEXT NOT NULL,
  url TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  warc_file TEXT NOT NULL,
  warc_offset INTEGER NOT NULL,
  PRIMARY KEY (source_id, url)
) STRICT;
CREATE TABLE IF NOT EXISTS extents (
  source_id TEXT NOT NULL,
  url TEXT NOT NULL,
  since TEXT NOT NULL,
  tries INTEGER NOT NULL,
  rule TEXT,
  induced INTEGER NOT NULL,
  proof TEXT,
  situation TEXT NOT NULL,
  PRIMARY KEY (source_id, url)
) STRICT;
CREATE TABLE IF NOT EXISTS layouts (
  source_id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  learned_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS platforms (
  source_id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  learned_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS discoveries (
  host TEXT PRIMARY KEY,
  outcome TEXT NOT NULL,
  at TEXT NOT NULL,
  lists INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS imports (
  name TEXT PRIMARY KEY,
  pages INTEGER NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS alarms (
  source_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  told_at TEXT NOT NULL,
  PRIMARY KEY (source_id, kind)
) STRICT;
CREATE TABLE IF NOT EXISTS takedowns (
  reply_id TEXT,
  url TEXT,
  reason TEXT,
  at TEXT NOT NULL,
  UNIQUE (reply_id, url)
) STRICT;
CREATE TABLE IF NOT EXISTS takedown_log (
  received TEXT NOT NULL,
  done TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason_class TEXT NOT NULL,
  replies INTEGER NOT NULL,
  versions INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS archive_windows (
  service TEXT NOT NULL,
  scope TEXT NOT NULL,
  collection TEXT NOT NULL,
  year INTEGER NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'open',
  failure TEXT,
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  counts TEXT,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (service, scope, collection)
) STRICT;
CREATE TABLE IF NOT EXISTS archive_captures (
  service TEXT NOT NULL,
  scope TEXT NOT NULL,
  collection TEXT NOT NULL,
  address TEXT NOT NULL,
  stamp TEXT NOT NULL,
  url TEXT NOT NULL,
  digest TEXT NOT NULL,
  place TEXT,
  state TEXT NOT NULL,
  failure TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  file TEXT,
  until INTEGER,
  PRIMARY KEY (address, stamp, digest, service, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS archive_order
  ON archive_captures (service, scope, collection, stamp, address, digest, url);
CREATE INDEX IF NOT EXISTS archive_fetched ON archive_captures (file) WHERE file IS NOT NULL;
"""
KNOWN = (
    "SELECT document_key, url, listed_title, listed_at, etag, last_modified, digest, "
    "checked_at, gone_count, address FROM documents "
    "LEFT JOIN listed_addresses USING (source_id, document_key)"
)


def known_document(row: Row[Any]) -> KnownDocument:
    """A row of KNOWN."""
    listed, checked = row.listed_at, row.checked_at
    return KnownDocument(
        row.document_key,
        row.url,
        row.listed_title,
        datetime.fromisoformat(listed) if listed else None,
        row.etag,
        row.last_modified,
        row.digest,
        datetime.fromisoformat(checked),
        row.gone_count,
        row.address,
    )
