"""Many budgets at once: a folder of them, or tables with their lines; their figures side by side."""
