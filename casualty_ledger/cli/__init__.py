"""Ring 4, the command line: parse, one call, render, exit code; one file a command."""
