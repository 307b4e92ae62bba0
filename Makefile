# The same words as start.py, for those who have make.
PYTHON ?= python3

.PHONY: app demo test
app demo test:
	$(PYTHON) start.py $@
