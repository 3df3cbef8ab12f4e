"""Official documents as Word files: the layout of decree 30/2020/NĐ-CP, templates, end notes."""
