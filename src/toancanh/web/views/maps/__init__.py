"""Bản đồ: the registers where they are."""
