"""The steps from documents to answers: `build` puts the write half together, `lookup` opens the read half."""
