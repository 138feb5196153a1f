"""What the people's own files say: text and clean HTML read out of them, in a process apart."""

from documents.texts.reading.reader import Reading, Unreadable, read

__all__ = ["Reading", "Unreadable", "read"]
