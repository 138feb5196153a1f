"""Tables of people, bodies and seats."""
