"""What stays the same from report to report: indicators, units, areas through time, messages.

Each is data (TOML, CSV) in a folder of its own with a small loader. Nothing here reads a document.
"""
