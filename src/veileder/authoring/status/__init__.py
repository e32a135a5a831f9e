"""How far guides have come, outside of their sites: for people, programs and spreadsheets."""
