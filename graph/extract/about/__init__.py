"""The document itself: genre, title, date, publisher, scope, and whom it is about."""
