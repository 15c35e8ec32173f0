"""Generates the code from proto/ before the package is put together."""

import pathlib
import sys

from setuptools import setup

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generate import generate  # noqa: E402

generate(HERE.parent.parent, HERE / "src")
setup()
