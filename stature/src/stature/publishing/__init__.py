"""The app as a folder of files that any web host serves: what is in it, and what each host must be told."""
