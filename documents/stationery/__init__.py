"""Mẫu Word: the models from which official papers are made as Word files, and their exchange."""
