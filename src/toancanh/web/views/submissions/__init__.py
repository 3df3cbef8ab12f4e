"""Handing documents in, watching them being read, reading one again."""
