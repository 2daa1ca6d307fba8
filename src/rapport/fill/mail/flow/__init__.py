"""How mail is taken in, in three modules read in this order: parse (bytes to rows), load (rows to tables), settle."""
