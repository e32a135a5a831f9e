"""What names a person, in any text: numbers, days of birth, names, and what is told of somebody."""
