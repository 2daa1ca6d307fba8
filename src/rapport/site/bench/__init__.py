"""Benchmarks: what is measured, on what mail, against whom."""
