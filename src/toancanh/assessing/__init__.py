"""What the store and the registers come to: targets with what may become of them, land, energy projects.

It fetches what ``analyse`` reckons with, hands it over, and says what comes out in words, alike for pages,
the command line and programs. It writes nothing.
"""
