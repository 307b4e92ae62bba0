# The same words as start.py, for those who have make.
PYTHON ?= python3

.PHONY: demo test
demo test:
	$(PYTHON) start.py $@
