"""What is true of a plan: pure functions, no SQL, no Qt."""
