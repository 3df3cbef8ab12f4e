"""Which industries and products of an area are an advantage, with the evidence for each.

What the page ``/loi-the/``, ``toancanh advantage`` and ``/api/v1/advantage`` tell is composed here once
(``composing.compose``): figures come from the picture and from tables that an office hands in (``tables``),
methods from ``analyse.advantage``, words from whoever shows it. Nothing is made up: what does not follow is
left out, with what is missing for it.
"""
