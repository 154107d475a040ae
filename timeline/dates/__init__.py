"""Date expressions: found by a grammar a language, resolved by one resolver for all."""
