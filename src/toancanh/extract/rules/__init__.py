"""One folder a dimension: ``rules.py`` with its grammar, ``corpus.toml`` and ``not.toml`` with its examples."""
