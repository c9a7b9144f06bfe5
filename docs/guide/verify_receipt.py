"""Checks a Jazari receipt with Python and OpenSSL alone: nothing of the platform is used.

    python3 verify_receipt.py receipt.json "$(head -n 1 verifier-key)"

An AssertionError names the line of the check that failed. See verify.md.
"""

import base64, hashlib, json, subprocess, sys, tempfile


class Number(str):
    """A number with a fraction, as it is written: Python would write some of them in another way."""


if not __debug__:
    sys.exit("without -O, which leaves every check out")
receipt_path, vkey = sys.argv[1:]
receipt = json.load(open(receipt_path, encoding="utf-8"), parse_float=Number)
decision, outcome, result = receipt["decision"], receipt["outcome"], receipt["result"]


def sha256(data):
    return hashlib.sha256(data).digest()


def named(data):
    return "sha256:" + sha256(data).hex()


def written(value):  # RFC 8785, for what a receipt holds
    if isinstance(value, Number):
        return value
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{json.dumps(name, ensure_ascii=False)}:{written(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def canonical(value):
    return written(value).encode()


def unbase64url(text):
    return base64.urlsafe_b64decode(text + "==")


assert receipt["id"] == result["receipt"]["id"]

# 1. The outcome that was logged is this result, and ends this decision about this input.
logged, decided = json.loads(outcome["entry"]), json.loads(decision["entry"])
assert logged["digest"] == named(unbase64url(outcome["salt"]) + canonical(result))
assert logged["result"] == "done" and logged["decision"] == decision["index"]
assert logged["decisionLeaf"] == sha256(b"\0" + decision["entry"].encode()).hex()
assert decided["input"] == named(unbase64url(decision["inputSalt"]) + canonical(decision["input"]))
assert decided["effect"] == "allow" and decision["input"]["question"] == result["question"]

# 2. Every quote stands word for word in its page, and the page in its document.
pages = {(text["extraction"], text["page"]): text["text"] for text in receipt["texts"]}
extractions = {named(canonical(extraction)): extraction for extraction in receipt["extractions"]}
for quote in result["answer"]["quotes"] + result["answer"]["nearby"]:
    page = pages[quote["extraction"], quote["page"]]
    extraction = extractions[quote["extraction"]]
    assert page[quote["start"] : quote["end"]] == quote["text"]
    assert extraction["pages"][quote["page"] - 1] == named(page.encode())
    assert extraction["file"] == quote["document"]["digest"]


# 3. Both entries are leaves of the tree that the checkpoint names (RFC 9162, 2.1.3.2).
def root_of(entry, index, size, path):
    hash, fn, sn = sha256(b"\0" + entry.encode()), index, size - 1
    for sibling in path:
        assert sn > 0
        if fn & 1 or fn == sn:
            hash = sha256(b"\1" + sibling + hash)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            hash = sha256(b"\1" + hash + sibling)
        fn, sn = fn >> 1, sn >> 1
    assert sn == 0
    return hash


for stated, proof in ((decision, "decisionProof"), (outcome, "outcomeProof")):
    head, note = receipt["log"][proof].split("\n\n", 1)
    _, index, *path = head.split("\n")
    assert index == f"index {stated['index']}"
    origin, size, root = note.split("\n")[:3]
    assert root_of(stated["entry"], stated["index"], int(size), [base64.b64decode(p) for p in path]) == base64.b64decode(root)

# 4. The checkpoint is signed with the key that you trust (C2SP signed-note, Ed25519).
name, key_id, key = vkey.split("+", 2)
body, signature = note.split("\n\n")
signature = base64.b64decode(signature.strip().split(" ")[2])
assert origin == name and signature[:4].hex() == key_id
public = base64.b64decode(key)[1:]
der = bytes.fromhex("302a300506032b6570032100") + public  # RFC 8410
with tempfile.TemporaryDirectory() as folder:
    for file, data in (("key", der), ("note", (body + "\n").encode()), ("signature", signature[4:])):
        open(f"{folder}/{file}", "wb").write(data)
    subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", f"{folder}/key"]
        + ["-rawin", "-in", f"{folder}/note", "-sigfile", f"{folder}/signature"],
        check=True,
    )
print("genuine")
