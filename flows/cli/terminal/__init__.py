"""What every command does on a terminal: options, tables, progress."""
