"""Setting up: an association, its congress, the bodies that work for it, the kinds of package it has."""
