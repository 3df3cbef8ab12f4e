"""A series as a picture: what is drawn (``values``), how it looks (``spec``), and files of it (``drawing``).

The same Vega-Lite is drawn by the browser and by the server, so a picture in a report is the one on the page.
Numbers become floats only here, to be drawn; what is read stands in words that are made of exact decimals.
"""
