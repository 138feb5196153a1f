"""Tables of the trunk: packages, drafts, judgements, steps, and who read what."""
