"""Things named in a document: parks, clusters, power plants, markets, enterprises, offices, officials."""

from toancanh.extract.rules.named.find import Named, find_named

__all__ = ["Named", "find_named"]
