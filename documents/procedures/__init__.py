"""The shipped procedures (`*.toml`) and the names they may use: guards, answers, lint rules."""
