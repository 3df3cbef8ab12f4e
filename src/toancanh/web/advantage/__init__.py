"""The page of industries and products with an advantage, over what ``answering.advantage`` composes."""
