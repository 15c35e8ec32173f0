"""pulse-crm, killed at a named place: the process ends there as by `kill -9`.

    killable.py PLACE NTH ARGUMENT…        `never 0`: not at all

In small batches and runs, so that there are many places.
"""

import os
import signal
import sys

from pulse_crm import spool, sync
from pulse_crm.command import main
from pulse_crm.files import Replacement
from pulse_crm.store import Store
from pulse_crm.tags import TagWriter

#: What is called there, and whether the kill is before or after it.
PLACES = {
    "before a batch is committed": (Store, "commit", "before"),
    "after a batch is committed": (Store, "commit", "after"),
    "before an engagement is spooled": (spool.Spool, "add", "before"),
    "after the spool is sorted": (spool.Spool, "sort", "after"),
    "after a contact's tags are written": (TagWriter, "write", "after"),
    "before a file is put in place": (Replacement, "place", "before"),
    "after a file is put in place": (Replacement, "place", "after"),
}


def kill_at(place, nth):
    owner, name, when = PLACES[place]
    original = getattr(owner, name)
    calls = 0

    def killing(*arguments):
        nonlocal calls
        calls += 1
        if when == "before" and calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, killing)


if __name__ == "__main__":
    sync.BATCH_MESSAGES = 7
    spool.RUN_BYTES = 20_000
    where, number, *arguments = sys.argv[1:]
    if where != "never":
        kill_at(where, int(number))
    sys.exit(main(arguments))
