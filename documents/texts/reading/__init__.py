"""What the people's own files say: text and clean HTML read out of them, in a process apart."""
