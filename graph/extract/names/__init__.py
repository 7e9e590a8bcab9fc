"""Who is named: forces, bodies, programmes, offices and people."""
