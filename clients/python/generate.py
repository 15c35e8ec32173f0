"""Makes the package's generated code from proto/, into its source folder:

cordisbright/pulse/v1   messages and their type stubs, by protoc
cordispulse/v1.py       all messages in one place
cordispulse/_calls.py   one attribute a remote procedure, with its comment
cordispulse/service_config.json   which calls may be sent twice

None of it is committed. Run by setup.py; by hand: clients/generate python.
"""

import pathlib
import re
import shutil
import sys
import tempfile

import grpc_tools
from google.protobuf import descriptor_pb2
from grpc_tools import protoc

PACKAGE = pathlib.PurePosixPath("cordisbright/pulse/v1")
SERVICE_FIELD, METHOD_FIELD = 6, 2  # FileDescriptorProto.service, ServiceDescriptorProto.method


def generate(repository, out):
    """Generates from `repository`/proto into the folder `out`."""
    protos = repository / "proto"
    files = sorted(protos.joinpath(PACKAGE).glob("*.proto"))
    if not files:
        raise SystemExit(f"no protos in {protos / PACKAGE}: build the package inside a clone of the repository")
    shutil.rmtree(out / PACKAGE.parts[0], ignore_errors=True)
    described = _run_protoc(protos, files, out)
    (out / PACKAGE / "__init__.py").write_text("")
    (out / PACKAGE / "py.typed").write_text("")
    (out / "cordispulse" / "v1.py").write_text(_messages_module(files))
    (out / "cordispulse" / "_calls.py").write_text(_calls_module(described))
    shutil.copy(repository / "clients" / "service_config.json", out / "cordispulse")


def _run_protoc(protos, files, out):
    with tempfile.TemporaryDirectory() as folder:
        described = pathlib.Path(folder) / "set"
        well_known = pathlib.Path(grpc_tools.__file__).parent / "_proto"
        code = protoc.main(
            ["protoc", f"-I{protos}", f"-I{well_known}", f"--python_out={out}", f"--pyi_out={out}"]
            + ["--include_source_info", f"--descriptor_set_out={described}"]
            + [str(file) for file in files]
        )
        if code:
            raise SystemExit("protoc failed")
        return descriptor_pb2.FileDescriptorSet.FromString(described.read_bytes())


def _messages_module(files):
    lines = ['"""Every message and enum of cordisbright.pulse.v1."""', ""]
    for file in files:
        lines.append(f"from {'.'.join(PACKAGE.parts)}.{file.stem}_pb2 import *  # noqa: F401,F403")
    return "\n".join(lines) + "\n"


def _calls_module(described):
    lines = [
        '"""The remote procedures of the services. Made by generate.py."""',
        "",
        "from . import v1",
        "from .call import BidiStream, Paged, ServerStream, Unary",
        "",
        "",
        "class Calls:",
        '    """Each attribute calls the remote procedure of its name."""',
    ]
    messages = {f".{file.package}.{message.name}": message for file in described.file for message in file.message_type}
    for file in described.file:
        comments = {tuple(place.path): place.leading_comments for place in file.source_code_info.location}
        for s, service in enumerate(file.service):
            for m, method in enumerate(service.method):
                comment = comments.get((SERVICE_FIELD, s, METHOD_FIELD, m), "")
                lines += _call(f"{file.package}.{service.name}", method, messages, comment)
    return "\n".join(lines) + "\n"


def _call(service, method, messages, comment):
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", method.name).lower()
    arguments = [f'"{service}"', f'"{method.name}"', f"v1.{_last(method.input_type)}", f"v1.{_last(method.output_type)}"]
    response = messages[method.output_type]
    kind = "Unary"
    if method.client_streaming:
        kind = "BidiStream"
    elif method.server_streaming:
        kind = "ServerStream"
    elif any(field.name == "next_page_token" for field in response.field):
        # AIP-158: what is listed is field 1.
        kind = "Paged"
        element = response.field[0]
        arguments += [f'"{element.name}"', f"v1.{_last(element.type_name)}"]
    doc = comment.strip().replace("\\", "\\\\").replace('"""', "'''")
    doc = "\n    ".join(line.strip() for line in doc.split("\n")).replace("\n    \n", "\n\n")
    return ["", f"    {name} = {kind}({', '.join(arguments)})", f'    """{doc}"""']


def _last(name):
    return name.rsplit(".", 1)[1]


if __name__ == "__main__":
    generate(pathlib.Path(__file__).resolve().parent.parent.parent, pathlib.Path(sys.argv[1]))
