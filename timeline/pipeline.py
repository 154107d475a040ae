"""From files to facts: read, date, extract, join. Each step is one function of another module."""
