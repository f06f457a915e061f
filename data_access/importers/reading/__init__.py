"""Bytes of a file → sheets of text, one module per form. Nothing here knows what the cells mean."""
