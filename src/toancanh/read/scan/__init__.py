"""Images of pages: made straight and even, their rules found, their words read by Tesseract.

What comes out is a ``Sheet`` as a PDF page gives it, so that lines, paragraphs and tables are made in one
place. Cells of tables and faint words are read twice; a number that two readings do not share is doubted, and
a word that the image shows unclearly carries its confidence.
"""
