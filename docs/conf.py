"""How the pages are built: ``sphinx-build -n -W docs docs/_build``."""

from __future__ import annotations

import builtins
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

sys.path.insert(0, str(Path(__file__).parent))

project = "coproduction"
author = "The coproduction authors"
copyright = "the coproduction authors, under the MIT licence"
version = release = version_of("coproduction")
language = "en-GB"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "catalogue",
    "plan_format",
]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [
    # Building the pages reaches no other site, so Python's own names are not looked up.
    (r"py:(class|exc|obj|data)", rf"({'|'.join(vars(builtins))})"),
    (r"py:(class|obj|data)", r"(collections|datetime|dt|decimal|enum|fractions|os|typing)\.[\w.]+"),
    (r"py:class", r"Fraction|Decimal|Iterable|Mapping|attrs\.Attribute"),
    (r"py:class", r"(nx|networkx)\.[\w.]+"),
    # Type variables stand for a type that the caller chooses: there is nothing to look up.
    # numpy and networkx are named, and not looked up either.
    (r"py:(class|data|obj)", r"(numpy|np|networkx)\..*|NDArray"),
    (r"py:class", r"coproduction\.power\.relations\.chance\.Record"),
    (r"py:class", r"coproduction\.(model\.plan\.N|power(\.\w+)+\.[A-Z])"),
]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
smartquotes_action = "D"  # dashes; a plan file is full of straight quotes

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True  # a class as a default is shown by its name
autodoc_default_options = {"members": True}
python_maximum_signature_line_length = 72
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = "coproduction"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_show_sphinx = False
html_copy_source = False


def setup(app: Sphinx) -> None:
    """Add what autodoc needs to read these docstrings."""
    app.connect("autodoc-process-docstring", hide_colons, priority=100)  # Napoleon has 500
    app.connect("autodoc-process-docstring", show_colons, priority=900)
    app.connect("missing-reference", by_last_name)


COLON = "\ue000"
"""Stands for a colon while Napoleon reads, and in no text."""


def hide_colons(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Keep Napoleon from taking the words before a colon for the type of a value."""
    if what in {"data", "attribute"}:
        lines[:1] = [line.replace(": ", COLON) for line in lines[:1]]


def show_colons(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Put the colons back."""
    lines[:] = [line.replace(COLON, ": ") for line in lines]


def by_last_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.reference | None:
    """Find what a docstring names without its module, if one thing alone has that name.

    A docstring names its neighbours in the module; the pages show the front door.
    """
    if node.get("refdomain") != "py":
        return None
    domain = env.domains["py"]
    last = node["reftarget"].rsplit(".", 1)[-1]
    found = {
        (entry.docname, entry.node_id)
        for name, entry in domain.objects.items()
        if name.rsplit(".", 1)[-1] == last and not entry.aliased
    }
    if len(found) != 1:
        return None
    [(docname, node_id)] = found
    return make_refnode(app.builder, node["refdoc"], docname, node_id, [contnode])
