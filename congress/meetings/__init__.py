"""What bodies decided: counted, written once, corrected only by another row."""
