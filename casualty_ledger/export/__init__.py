"""Results as data for other programs: flat tables and JSON; results in, text out."""
