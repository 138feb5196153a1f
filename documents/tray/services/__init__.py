"""The verbs of the tray: take in, sort, write down what was said, cancel, confirm."""
