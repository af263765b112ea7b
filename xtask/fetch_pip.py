"""Fetches pip's wheel, for a Python without pip: a wheel is a zip file that Python can run.

One argument: the file to write.
"""

import hashlib
import json
import sys
from urllib.parse import urljoin
from urllib.request import urlopen

INDEX = "https://pypi.org/pypi/pip/json"

with urlopen(INDEX, timeout=60) as answer:
    wheel = next(one for one in json.load(answer)["urls"] if one["packagetype"] == "bdist_wheel")
with urlopen(urljoin(INDEX, wheel["url"]), timeout=60) as answer:
    data = answer.read()
if hashlib.sha256(data).hexdigest() != wheel["digests"]["sha256"]:
    sys.exit("the digest of pip's wheel is not the one that the index names")
with open(sys.argv[1], "wb") as file:
    file.write(data)
