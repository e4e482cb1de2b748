"""What helper processes do in a bulk load: read, group and fold, without the database."""
