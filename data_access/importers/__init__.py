"""Files of the source systems → rows of the shared database: nothing lost, nothing guessed, every row with its fate."""
