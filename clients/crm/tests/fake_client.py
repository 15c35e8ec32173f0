"""A Pulse that answers as a test says."""


class FakeClient:
    """`streams`: what each stream of messages brings, in order; an exception ends
    it. `asked` has the requests."""

    def __init__(self, *streams):
        self._streams = list(streams)
        self.asked = []

    def watch(self, request, *, patience):
        del patience
        self.asked.append(request)
        return _Messages(self._streams.pop(0))

    def score_interests(self, requests):
        """An exception in a stream comes after what was answered before it; a
        function makes the answers of the requests."""
        sent = list(requests)
        self.asked.append(sent)
        script = self._streams.pop(0)
        return iter(_Messages(script(sent) if callable(script) else script))


class _Messages:
    def __init__(self, script):
        self._script = script

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __iter__(self):
        for step in self._script:
            if isinstance(step, Exception):
                raise step
            yield step
