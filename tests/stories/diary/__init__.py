"""A year of the notice, played on the sandbox's clock and written down as a diary."""
