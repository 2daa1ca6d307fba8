"""What came of a run."""

EXAMPLES = {
    "summary": {
        "items": 5872,
        "new_items": 5872,
        "set_aside": 3,
        "people": 214,
        "organizations": 61,
        "interactions": 3120,
        "seconds": 3.4,
        "verdicts": {"kept": 214, "one_way": 402, "bulk": 119, "robot": 38, "waiting": 12},
        "own": ["acme.example"],
    }
}
