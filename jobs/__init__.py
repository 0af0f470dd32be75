"""When the bot speaks unasked: sweeps of the register."""
