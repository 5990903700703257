"""What comes in and goes out: the coach for programs that speak JSON, and backups that are read or written."""
