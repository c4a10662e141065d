"""What a reader chose, as a value: filters and parameters, to and from codes of an address. Imports facts and words."""
