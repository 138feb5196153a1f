"""Pages of rounds, for the office and the organising committee."""
