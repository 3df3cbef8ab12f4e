"""Petitions, directives, obstacles, solutions and commitments in a document (kiến nghị, chỉ đạo, …).

``find.find_acts`` reads them off a survey, whose vocabulary holds the words of ``lexicon``.
"""
