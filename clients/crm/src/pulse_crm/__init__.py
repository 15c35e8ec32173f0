"""The CRM's nightly job. README.md beside this package has the whole of it.

    changes since the saved cursor → store
    engagements → reading → spool, sorted → ScoreInterests → tags
"""
