"""What was copied in Word, Google Docs, LibreOffice, Outlook or a browser, as a plain tree.

``tree`` reads it and takes away what our Markdown cannot have, ``inline`` says what the words are,
``blocks``, ``lists`` and ``tables`` what they stand in. What is lost on the way is yielded.
"""
