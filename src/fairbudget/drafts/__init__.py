"""A budget while somebody writes it: the text of every cell, as it was typed, until our reader makes sense of it."""
