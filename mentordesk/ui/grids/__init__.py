"""The grid of months: pairs down, months across, entered by single letters."""
