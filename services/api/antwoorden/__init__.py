"""What do answers look like, for whoever reads the document or checks an answer?"""
