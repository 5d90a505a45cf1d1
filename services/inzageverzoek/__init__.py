"""What may a pupil, or a parent, know about what is kept of him, who looked and where it went?"""
