"""The Third Congress as a demo: people, bodies, texts and the story of its packages, as data and a loader."""
