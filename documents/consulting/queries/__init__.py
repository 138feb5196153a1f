"""What holds of a round now: who was asked, who answered, what of which draft."""
