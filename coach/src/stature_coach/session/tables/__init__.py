"""The tables of the session machine, one for each way to run it: which event is legal in which phase, and its move."""
