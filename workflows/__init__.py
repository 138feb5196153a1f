"""How anything moves: procedures as data, the engine, append-only history, duties and time."""
