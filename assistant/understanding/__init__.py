"""From an adviser's sentence to the facts it gives: place, métier, person, date, codes, intent."""
