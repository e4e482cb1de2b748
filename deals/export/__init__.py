"""Tables and records → files that other programs open: CSV, JSON lines, Parquet, XLSX, YAML."""
