"""Eighteen months of mail: who wrote what to whom, and everything else that lands in a mailbox."""
