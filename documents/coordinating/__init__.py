"""Điều phối: who assigned a package gives it another name, and chooses which others it waits for."""
