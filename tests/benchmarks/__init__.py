"""How quick the program is, beside the least that could be: `python -m tests.benchmarks` prints the table."""
