"""The true sentences about an assessment that a justification of resources is chosen from."""
