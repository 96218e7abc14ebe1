"""What documents say of each other: citations that hold or not, and what a document rests on."""
