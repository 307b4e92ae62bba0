"""The version of the program, which every result names."""

VERSION = "0.1.0"
