"""Speed, scale and accuracy, measured beside the tests: prints, never fails."""
