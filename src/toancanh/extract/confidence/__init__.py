"""How sure a reading is: the probability that the whole fact is right, from signs of doubt with weights."""

from toancanh.extract.confidence.signs import signs
from toancanh.extract.confidence.weighing import confidence, probability, reasons, weights

__all__ = ["confidence", "probability", "reasons", "signs", "weights"]
