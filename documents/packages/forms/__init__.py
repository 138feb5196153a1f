"""Forms that the subjects share: of the moves, of fields, of files on their way."""
