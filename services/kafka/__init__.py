"""How do we connect to Kafka, which topics are there, and what stands in a message between our own processes?"""
