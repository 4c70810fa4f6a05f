"""A report's page for looking at on a screen: each figure of its tables leads to its rows. Kept files are untouched."""

import re
from html import unescape
from urllib.parse import quote

_FIGURE = re.compile(r'(<td class="[\w -]*" data-figure=")([^"]+)(">)(.*?)(</td>)', re.DOTALL)
_STYLE = (
    "<style>@media screen { td a { color: inherit; text-decoration: underline dotted; } }</style>\n</head>"
)


def with_links(page: str, base: str) -> str:
    """The page with its figures as links to `<base>/<name>`, opened in the place of the page around it."""

    def linked(found: re.Match[str]) -> str:
        before, name, middle, shown, after = found.groups()
        path = f"{base}/{quote(unescape(name), safe='/')}"
        return f'{before}{name}{middle}<a href="{path}" target="_top">{shown}</a>{after}'

    return _FIGURE.sub(linked, page).replace("</head>", _STYLE, 1)
