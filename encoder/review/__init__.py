"""The state of the work, what wants an editor's eye, and decisions made for many places at once."""
