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


# 3. A registered system: its standing, and the plan and result of each duty and two approvals that the standing names.
logged = [(decision, receipt["log"]["decisionProof"]), (outcome, receipt["log"]["outcomeProof"])]
system = result.get("system")
if system:
    evidence = receipt["evaluation"]
    standing, documents = json.loads(evidence["standing"]), {}
    assert named(evidence["standing"].encode()) == system["evidence"] and standing["version"] == system["version"]
    made_by = {
        "evaluation-plan": "evaluation.register-plan",
        "evaluation-result": "evaluation.record-result",
        "system-approval": "register.approve",
    }
    for carried in evidence["documents"]:
        text, asked, done = carried["document"], carried["decision"], carried["outcome"]
        document, who, what = json.loads(text), json.loads(asked["entry"]), json.loads(done["entry"])
        assert who["operation"] == made_by[document["kind"]] and who["effect"] == "allow"
        assert what["digest"] == named(unbase64url(done["salt"]) + text.encode()) and what["result"] == "done"
        assert what["decision"] == asked["index"] and what["decisionLeaf"] == sha256(b"\0" + asked["entry"].encode()).hex()
        documents[named(text.encode())] = document | {"by": who["principal"], "from": asked["index"], "to": done["index"]}
        logged += [(asked, carried["decisionProof"]), (done, carried["outcomeProof"])]
    for duty in standing["duties"]:
        plan, met = documents[duty["plan"]], documents[duty["result"]]
        assert plan["to"] < met["from"], "the bar was in the log before the score"
        assert met["planDigest"] == duty["plan"] and plan["duty"] == duty["duty"]
        assert met["system"] == plan["system"] and met["system"]["version"] == system["version"]
        for bar, judged in zip(plan["criteria"], met["criteria"], strict=True):
            assert bar.items() <= judged.items() and judged["held"]
            end = "value" if bar["on"] == "value" else "low" if bar["comparator"] == "at-least" else "high"
            least, most = (bar["threshold"], judged[end])[:: 1 if bar["comparator"] == "at-least" else -1]
            assert least <= most
        assert met["passed"] and met["canaryLeaks"] == 0 and met["attempt"] <= plan["attempts"]
        assert met["expiresAt"] > result["answeredAt"]
    approvals = [documents[digest] for digest in standing["approvals"]]
    assert len({approval["by"] for approval in approvals}) == 2
    for approval in approvals:
        assert approval["version"] == system["version"] and approval["stage"] == system["stage"]
        assert approval["results"] == [duty["result"] for duty in standing["duties"]]
        assert all(documents[digest]["to"] < approval["to"] < decision["index"] for digest in approval["results"])


# 4. All entries are leaves of the one tree that the checkpoint names (RFC 9162, 2.1.3.2).
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


notes = set()
for stated, proof in logged:
    head, note = proof.split("\n\n", 1)
    notes.add(note)
    _, index, *path = head.split("\n")
    assert index == f"index {stated['index']}"
    origin, size, root = note.split("\n")[:3]
    assert root_of(stated["entry"], stated["index"], int(size), [base64.b64decode(p) for p in path]) == base64.b64decode(root)
assert len(notes) == 1

# 5. The checkpoint is signed with the key that you trust (C2SP signed-note, Ed25519).
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
