"""What lies outside of this process: an endpoint of the user's, a program of the user's; only by the user's leave."""
