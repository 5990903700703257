"""What to do, as values, and beside them the readers of the files in which a physiotherapist wrote it down."""
