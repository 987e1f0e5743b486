"""Text in, model values and problems out: the only ring that knows YAML."""
