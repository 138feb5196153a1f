"""Bảng so sánh Điều lệ on paper: its facts and its layout."""
