"""One session, from getting into position to what is asked at the end: a machine that time and the person drive."""
