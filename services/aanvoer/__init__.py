"""How do deliveries come in through Kafka: row by row, in order for each pupil, once, whatever goes wrong?"""
