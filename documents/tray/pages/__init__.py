"""Pages of the tray, for the office."""
