"""What the pages share: finding a package through the right, answering a refusal, sending a file."""
