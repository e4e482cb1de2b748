"""From events to reports: which events tell one deal, and the fields that they give it."""
