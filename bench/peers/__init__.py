"""Peers of the benches: each in an environment of its own, run through the scorer's adapters."""
