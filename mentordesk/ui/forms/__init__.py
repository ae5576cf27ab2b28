"""Forms built from lists of fields; a problem stands at its field."""
