"""Looking things up in a store: names, dossiers, words, and the sentences behind statements."""
