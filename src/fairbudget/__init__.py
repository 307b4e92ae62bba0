"""fairbudget: what fair costs in a partnership budget, who carries the unpaid work, and what would mend it."""
