"""What the commands of `vraem` do, a file per group. Heavy imports stand inside the functions, so that each pays its own."""
