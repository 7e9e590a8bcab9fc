"""One file a page: each reads the store by lookups, and says which template shows what it found."""
