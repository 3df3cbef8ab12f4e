"""What many sources say together: the picture, and where they contradict each other."""
