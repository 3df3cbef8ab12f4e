"""How sure a reading is: the probability that the whole fact is right, from signs of doubt with weights."""

from toancanh.extract.confidence.faint import Clarity
from toancanh.extract.confidence.signs import of_document, signs
from toancanh.extract.confidence.weighing import judged, probability, weights

__all__ = ["Clarity", "judged", "of_document", "probability", "signs", "weights"]
