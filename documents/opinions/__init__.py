"""Ý kiến tại chỗ: what people say of a draft, and what becomes of it."""
