"""SQLite: schema, writers, queries, checks."""
