"""From what somebody wrote to the bytes in somebody's mailbox."""
