"""How does somebody hear what waits for him, without a word about any pupil leaving in the message?"""
