"""How fast the screens are with ten years of 135 communes: ``python -m benchmarks.screens``."""
