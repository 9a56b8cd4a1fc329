"""The only rooms that open files: what is read is typed and counted, nothing decided."""
