"""Nhiệm vụ và kế hoạch: what is to be done beside the papers, by whom and until when, and who approved it."""
