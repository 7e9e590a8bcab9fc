"""The store: `folder` holds it, `local` and `remote` read it; whoever writes goes through one writer."""
