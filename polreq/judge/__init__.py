"""What people judge, with the evidence laid out: in which order demands are met, each verdict with its reasons."""
