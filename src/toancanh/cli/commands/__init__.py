"""One module per verb, each with its ``command``. To add a verb is to add a file here and its help."""
