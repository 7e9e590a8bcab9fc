"""The queries behind the lookup commands; ``--show-query`` prints them with their parameters filled in."""
