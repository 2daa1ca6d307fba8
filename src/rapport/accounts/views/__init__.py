"""The pages of accounts: the one-time link, one's own settings, and those of people, teams and units."""
