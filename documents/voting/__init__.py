"""Biểu quyết: a body votes on one package, at a meeting or in writing, openly or in secret."""
