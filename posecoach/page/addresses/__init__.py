"""The addresses of the page, by what they are about."""
