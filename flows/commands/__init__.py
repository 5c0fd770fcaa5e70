"""What the commands of `vraem` do, a file per group. Heavy imports stand inside functions: a command pays its own."""
