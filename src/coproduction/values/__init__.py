"""What every noun is made of: three-valued truth, counts, days, money, exact numbers."""
