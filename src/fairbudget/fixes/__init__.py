"""What it would cost to fix what is unfair: per line one combined target, in steps (method, section 7)."""
