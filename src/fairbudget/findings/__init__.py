"""What the figures of fairness say, in words: findings over pictures and at the head of pages, made from the data."""
