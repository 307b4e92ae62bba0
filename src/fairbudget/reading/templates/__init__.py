"""Our template, and what an export of it carries along."""
