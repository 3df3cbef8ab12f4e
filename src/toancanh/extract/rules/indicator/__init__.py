"""What a sentence is about: subjects, the things counted, and the dimensions that narrow them."""
