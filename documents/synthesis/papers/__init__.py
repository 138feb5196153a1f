"""The official table and what each unit is told, for paper, Word and Excel."""
