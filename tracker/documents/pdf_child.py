"""`python -m tracker.documents.pdf_child` reads a PDF from standard input and prints its pages' text as JSON.

Exit 3 for a file that asks for a password, 1 for any other reason it cannot be read. Run only by `pdf_text`.
"""

import json
import sys

MAX_PAGES = 1_500
MAX_CHARACTERS = 4_000_000


def main() -> int:
    import pypdfium2  # here, so that importing the module costs the parent nothing

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        return 3 if "password" in str(error).lower() else 1
    pages: list[str] = []
    total = 0
    for number in range(min(len(document), MAX_PAGES)):
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        page.close()
        pages.append(text)
        total += len(text)
        if total > MAX_CHARACTERS:
            break
    sys.stdout.write(json.dumps(pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
