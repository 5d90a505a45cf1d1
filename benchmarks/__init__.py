"""How fast is it, beside a bound or a peer in the same run?"""
