"""The lists of the office: accounts, what a list of people or units would change, the register of units."""
