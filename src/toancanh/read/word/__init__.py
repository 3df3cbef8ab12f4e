"""What a Word file says, part by part: its styles, automatic numbers, runs, notes, headers and tables."""
