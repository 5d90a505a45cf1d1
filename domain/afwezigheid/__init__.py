"""On which days was the pupil away, and on which of those was that all right?"""
