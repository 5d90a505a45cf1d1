"""Which figures does a municipality give each school year about leerplicht (LPW art. 25)?"""
