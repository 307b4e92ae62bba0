"""What is fair: figures that compare pay, unpaid time and effort between partners (method, section 6)."""
