"""What one cell, or one text, says: amounts, dates, words of closed lists, time and money in words."""
