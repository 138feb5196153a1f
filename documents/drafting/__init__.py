"""Soạn thảo: drafts and their parts, written on the page or in files, by several bodies."""
