"""
Who asks? People log in with the OpenID provider of their organisation, other systems show a token of it.

`kiezen.maak` chooses how (see docs/how-to/aanmelden.md): nobody logs in on the machine itself, in a demo one chooses an
invented person, and with `VERZUIMSPOOR_AANMELDEN` both people and systems are known by a provider.
"""
