"""Compares what a client gave with what a case expects."""

#: What two runs of the same calls may differ in: times, ids, ports, and what is
#: made of them.
VARYING = {
    "address",
    "changeCursor",
    "commitTime",
    "createTime",
    "cursor",
    "etag",
    "firstSeenTime",
    "publishTime",
    "requestId",
    "updateTime",
}


def differences(expected, actual, path=""):
    """What of `expected` is not so in `actual`, a line each. An object may have
    more fields than expected, a list not more elements."""
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return [f"{path}: expected an object, got {_short(actual)}"]
        return [
            line
            for name, value in expected.items()
            for line in _field_differences(name, value, actual, f"{path}.{name}".lstrip("."))
        ]
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            return [f"{path}: expected {len(expected)} elements, got {_short(actual)}"]
        return [
            line
            for i, (want, got) in enumerate(zip(expected, actual))
            for line in differences(want, got, f"{path}[{i}]")
        ]
    return [] if expected == actual else [f"{path}: expected {_short(expected)}, got {_short(actual)}"]


def _field_differences(name, value, actual, path):
    if value == "$any":
        return [] if actual.get(name) else [f"{path}: expected something, got nothing"]
    if value == "$none":
        return [f"{path}: expected nothing, got {_short(actual[name])}"] if actual.get(name) else []
    if name.startswith("$count "):
        field = name.removeprefix("$count ")
        return differences(value, len(actual.get(field, [])), f"{path.removesuffix(name)}number of {field}")
    return differences(value, actual.get(name), path)


def steady(result, varying=()):
    """The result without what two runs may differ in: VARYING, and fields of these names."""
    if isinstance(result, dict):
        left_out = VARYING.union(varying)
        return {name: steady(value, varying) for name, value in result.items() if name not in left_out}
    if isinstance(result, list):
        return [steady(value, varying) for value in result]
    return result


def _short(value):
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
