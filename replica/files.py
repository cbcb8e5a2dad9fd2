"""Files that the invented sites offer."""

import io
import zipfile
from html import escape

_TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types \
xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?><Relationships \
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""


def docx_bytes(lines: list[str]) -> bytes:
    """A DOCX with one paragraph a line, each in two runs as editors leave them; the same bytes
    every time."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line[:5])}</w:t></w:r><w:r><w:t '
        f'xml:space="preserve">{escape(line[5:])}</w:t></w:r></w:p>'
        for line in lines
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            container.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text.encode())
    return out.getvalue()


def pdf_bytes(lines: list[str]) -> bytes:
    """A PDF of one page with one line of text a line; the same bytes every time. Its font is none:
    characters are numbered by what they are, and a table says so, as word processors write it."""
    shown = "".join(
        f"BT /F1 12 Tf 50 {800 - 18 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
        for at, line in enumerate(lines)
    )
    used = sorted({f"{ord(character):04x}" for line in lines for character in line})
    blocks = [used[at : at + 100] for at in range(0, len(used), 100)]
    table = "".join(
        f"{len(block)} beginbfchar\n" + "".join(f"<{c}> <{c}>\n" for c in block) + "endbfchar\n"
        for block in blocks
    )
    names = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{table}endcmap end end"
    )
    bottom = min(0, 780 - 18 * len(lines))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 {bottom} 1200 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}endstream",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/FontDescriptor 7 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/Song/Flags 6/FontBBox[0 -200 1000 900]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
        f"<</Length {len(names)}>>stream\n{names}\nendstream",
    ]
    body, places = "%PDF-1.5\n", []
    for number, text in enumerate(objects, 1):
        places.append(f"{len(body):010} 00000 n \n")
        body += f"{number} 0 obj\n{text}\nendobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(places)}"
    end = f"trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + table + end).encode("ascii")
