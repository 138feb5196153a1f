"""Nhân sự: nominees, their dossiers, and who may read them."""
