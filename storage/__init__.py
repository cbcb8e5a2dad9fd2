"""Where things are kept: archive (WARC), ledger (windows and known documents), staging, dataset
(tables, versions)."""
