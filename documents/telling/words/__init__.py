"""What is told, in whole Vietnamese sentences: rows of news, messages that leave the product, reminders."""
