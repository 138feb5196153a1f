"""Papers of the tray."""
