"""Lists of records: one model, one view, columns as data."""
