"""What people read about a package: deadlines, history, stages and opinions in formal Vietnamese."""
