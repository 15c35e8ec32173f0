"""Why a command ends before its end, and the exit code that says so."""

DONE = 0
AGAIN = 1  #: the service or the machine failed: run it again
MEND = 2  #: somebody has to put something right first
REJECTS = 3  #: done, and lines of the export were rejected
BUSY = 4  #: another run is under way


class Failure(Exception):
    """Its message is for people, says what to do, and names no contact."""

    def __init__(self, exit_code: int, message: str):
        super().__init__(message)
        self.exit_code = exit_code
