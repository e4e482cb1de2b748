"""Names: which words of a text name an organization, a person or a place, and who is who."""
