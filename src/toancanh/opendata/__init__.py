"""Open data: which rows and columns may leave the house, and the files made of them.

Nothing is given that is not declared: of a register the columns that ``sets/CODE.toml`` names, of the figures
those that were approved; of both what lies in the province of the installation. A column with data of persons
cannot be declared, and what of persons stands in free text is taken out (Nghị định 47/2020/NĐ-CP on open
data; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
"""

from toancanh.opendata.gathering import catalogue, everything, files

__all__ = ["catalogue", "everything", "files"]
