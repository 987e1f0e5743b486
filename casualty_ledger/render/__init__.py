"""Ring 2: values to text for people."""
