"""Contacts in the formats other programs read: vCard, and tables for spreadsheets."""
