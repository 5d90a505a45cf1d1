"""The steps by which the tables of logins came to be, for each kind of database."""
