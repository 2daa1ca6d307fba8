"""What people write: a small grammar per language from which letters, subjects and signatures grow."""
