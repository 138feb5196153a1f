"""A toy app: a library lends books. It stands on `workflows` alone, without congress and documents."""
