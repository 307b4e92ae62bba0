"""Millions of lines costed at once: the declared steps worked in columns of whole numbers, exact to the penny."""
