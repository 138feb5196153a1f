"""What a workflow engine is measured by: one example that runs for each pattern and adaptation claimed."""
