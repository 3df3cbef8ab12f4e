"""Chuẩn bị làm việc: what a brief says of an area, a park, a project, and from where."""
