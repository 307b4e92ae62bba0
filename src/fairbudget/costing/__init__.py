"""From a budget and the rate cards to a costed budget: exact, declared step by step, nothing guessed."""
