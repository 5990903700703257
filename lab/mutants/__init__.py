"""Small faults planted in the safety core, one at a time, to see whether the coach's tests find each of them."""
