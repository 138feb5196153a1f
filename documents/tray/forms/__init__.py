"""What is asked of papers in the tray."""
