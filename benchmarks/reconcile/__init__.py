"""How long a store takes to be reconciled: ``python -m benchmarks.reconcile``."""
