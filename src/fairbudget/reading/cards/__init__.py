"""Rate cards, funders' rules and their lock, read from text files with every fault at its line."""
