"""Breaking the program on purpose, and counting what was lost; `docs/trust.md` says what each part tries."""
