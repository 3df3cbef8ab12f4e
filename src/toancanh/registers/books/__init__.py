"""One file per register, each with its model and ``REGISTER``. To add a register is to add a file here."""
