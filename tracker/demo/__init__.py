"""The demonstration: the whole job on one directive, with a clock that is moved by hand and mails that stay here."""
