"""Two items set aside."""

EXAMPLES = {
    "shown": [
        {
            "locator": "archive.zip!/Inbox.mbox#17",
            "reason": "Larger than 200 MB: split it, or add it by itself.",
        },
        {"locator": "photo.jpg", "reason": "Not mail: nothing in it begins like a message."},
    ]
}
