"""The contract: what a report, an amount, a date, a deal are. No input or output."""
