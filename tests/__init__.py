"""Tests of the product, one folder an app; what keeps the house in order is in tests/house."""
