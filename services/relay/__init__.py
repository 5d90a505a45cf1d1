"""How does what is recorded reach Kafka: all of it, once, and in order for each pupil?"""
