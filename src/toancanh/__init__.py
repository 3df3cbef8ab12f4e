"""Toàn Cảnh: the whole picture of a province's industry and trade, every number traceable."""
