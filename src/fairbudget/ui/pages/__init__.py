"""The six pages, one module each: a title, what is shown without a budget, and what is shown with one."""
