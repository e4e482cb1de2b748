"""Benchmarks: generated exports, and what it takes to ingest them. Never a timed unit test."""
