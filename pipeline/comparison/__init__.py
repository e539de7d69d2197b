"""What districts promise, held against each other: which figures can be compared, which cannot, and why."""
