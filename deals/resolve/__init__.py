"""Names to organizations, reports to deals, and the fold of reports into a deal."""
