"""How a file becomes cells: a guard in front, a process of its own, and a reader for each kind of file."""
