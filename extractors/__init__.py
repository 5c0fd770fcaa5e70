"""Pure readers: bytes and text in, records out. No network, no clock, no database."""
