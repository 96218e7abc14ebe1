"""What people write: frozen values that know nothing of files, graphs or screens."""
