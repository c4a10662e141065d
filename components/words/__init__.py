"""What a reader reads: sentences, numbers, money and dates of one language. Imports nothing of the project."""
