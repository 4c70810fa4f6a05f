"""The turns of phrase by which bodies are mentioned: offices, exceptions, internal units. No matching."""

import re

EXCEPT = re.compile(
    r"[\s,]*\(\s*(?:ngoại )?(?:trừ|không (?:bao )?gồm)\s+(?P<inside>[^)]*)\)"
    r"|[\s,]*\b(?:ngoại )?(?:trừ|không bao gồm)\b(?P<rest>.*)",
    re.IGNORECASE,
)
NOTE = re.compile(r"\s*\([^)]*\)")
SEPARATOR = re.compile(r"\s*[,;]\s*|\s*[:]\s*|\s+(?:va|cung voi|cung|voi)\s+")

# The rest, and SEPARATOR, are tried on text with accents folded, position by position the same as the text.
OFFICE = re.compile(
    r"(?:cac )?(?:(?:dong chi|ong|ba) )?(?:pho )?"
    r"(?:(?:tong )?giam doc|chu tich|thu truong|bi thu|tong bien tap|nguoi dung dau|lanh dao|chi huy truong"
    r"|(?:chi )?cuc truong|vien truong|chanh an|hieu truong|bo truong"
    r"|truong(?= (?:cac )?(?:ban|phong|cong an|bo))|chanh(?= (?:van phong|thanh tra|vp)))"
    r"(?: cua)? +"
)
INTERNAL = re.compile(
    r"(?:cac )?(?:bo phan|phong,? ban|phong (?:chuyen mon|nghiep vu)|luc luong|can bo"
    r"|(?:co quan, )?don vi (?:chuyen mon|nghiep vu|truc thuoc|thuoc quyen))\b"
)
NOBODY = re.compile(r"(?:nhu tren|luu|dang (?:tai|cong thong tin))\b|dang web")
HEAD = re.compile(
    r"(?:cac )?("
    r"so|ban|bo|ubnd|uy ban|hdnd|hoi dong|hoi|cong an|van phong|vp|tinh doan|doan|bao|dai|tap chi|chi cuc|cuc|vien"
    r"|dang uy|dang doan|huyen uy|thi uy|thanh uy|tinh uy|toa|truong|trung tam|lien doan|lien minh|mat tran|ubmttq"
    r"|mttq|nganh(?= (?!co lien|lien quan|trung uong)\w)"
    r"|thanh tra|kho bac|ngan hang|hiep hoi|tong|thu truong|giam doc|chu tich|bi thu|phong"
    r"|thuong truc|cac"
    r")\b"
)
"""Words with which the name of a body can begin, as far as a list of bodies needs to know."""
