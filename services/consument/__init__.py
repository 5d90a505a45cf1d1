"""How do projectors keep up through Kafka, as many of them as there is room for?"""
