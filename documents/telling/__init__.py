"""Báo tin: who hears of what, in which words, and in the way in which each can hear."""
