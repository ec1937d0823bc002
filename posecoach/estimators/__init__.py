"""Turn frames into poses."""
