"""Where is an action in a technical trace, from a request to the page that shows it?"""
