"""The emulator asked by bare sockets: requests that HTTP and OAuth allow and no client library sends,
and requests changed in one place, which it must refuse by the right error and never by a 5xx."""

import asyncio
import hashlib
import json
import re
import secrets
import socket
import time
import urllib.parse
import uuid

from cryptography.hazmat.primitives.asymmetric import ed25519

from jose import Key, Literal, decode, encode, mutations, read, write
from support import SECONDS, Suite, compare, emulator

FORM = "application/x-www-form-urlencoded"
BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
VALUES = (None, True, 0, 1.5, "", "x", [], ["x"], {}, Literal("1e400"), Literal("12345678901234567890123"))
MALFORMED, CLIENT, GRANT = "400 invalid_request", "401 invalid_client", "400 invalid_grant"


class Wire:
    """Sends bytes and reads the replies to them."""

    def __init__(self, hawcx):
        self.hawcx, self.host = hawcx, hawcx.url.removeprefix("http://")
        self.key = Key("EdDSA")
        self.key.kid = hawcx.private_jwk["kid"]
        self.key.private = ed25519.Ed25519PrivateKey.from_private_bytes(decode(hawcx.private_jwk["d"]))

    def exchange(self, *pieces, replies=1):
        host, port = self.host.split(":")
        with socket.create_connection((host, int(port)), SECONDS) as connection, connection.makefile("rb") as lines:
            for piece in pieces:
                connection.sendall(piece)
            return [self.reply(lines) for _ in range(replies)]

    def reply(self, lines):
        status = int(lines.readline().split(b" ")[1])
        headers = {}
        while (line := lines.readline()).strip():
            name, value = line.decode("latin-1").split(":", 1)
            headers[name.lower()] = value.strip()
        if status == 100:
            return self.reply(lines)
        body = lines.read(int(headers.get("content-length", 0)))
        if status >= 500 or not re.fullmatch("req_[0-9a-f]{16}", headers["x-request-id"]):
            raise AssertionError(f"{status} {headers}")
        return status, headers, body

    def form(self, client, **changes):
        verifier = secrets.token_urlsafe(32)
        code = self.hawcx.mint_code(client, encode(hashlib.sha256(verifier.encode()).digest()))
        form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "client_id": client}
        if client == self.hawcx.confidential_client_id:
            form |= {"client_assertion_type": BEARER, "client_assertion": self.assertion()}
        return form | changes

    def claims(self):
        now, client = int(time.time()), self.hawcx.confidential_client_id
        return {"iss": client, "sub": client, "aud": self.hawcx.url + "/oauth2/token", "iat": now, "exp": now + 60,
                "jti": str(uuid.uuid4())}

    def assertion(self, claims=None, header=None):
        return self.key.jws(claims if claims is not None else self.claims(), header)

    def head(self, headers=None, line="POST /oauth2/token HTTP/1.1"):
        given = {"Host": self.host, "X-Config-Id": self.hawcx.config_id, "Content-Type": FORM} | (headers or {})
        return (line + "\r\n" + "".join(f"{name}: {value}\r\n" for name, value in given.items()
                                        if value is not None)).encode("latin-1")

    def redeem(self, form, headers=None):
        body = form.encode() if isinstance(form, str) else urllib.parse.urlencode(form).encode()
        return told(self.exchange(self.head(headers) + b"Content-Length: %d\r\n\r\n" % len(body) + body)[0])


def told(reply):
    status, headers, body = reply
    answer = read(body)
    if "error" in answer and not (answer["error_description"] and headers["cache-control"] == "no-store"):
        raise AssertionError(f"{headers} {answer}")
    if "error" in answer:
        return f"{status} {answer['error']}"
    return "ok" if "id_token" in answer else f"{status} {','.join(answer)}"


def clients(wire):
    return wire.hawcx.public_client_id, wire.hawcx.confidential_client_id


def spellings(wire):
    def cases():
        for client in clients(wire):
            form = urllib.parse.urlencode
            for name, write_form in {
                    "reversed": lambda pairs: form(dict(reversed(pairs.items()))),
                    "all escaped": lambda pairs: "&".join("=".join("".join(f"%{byte:02x}" for byte in text.encode())
                                                                   for text in pair) for pair in pairs.items()),
                    "others beside them": lambda pairs: form(pairs) + "&scope=a+b%20c&x=%C3%BC%2B&state=\u00fc",
                    "empty ones": lambda pairs: "&&" + form(pairs) + "&redirect_uri=&scope&="}.items():
                yield name, ["ok"], wire.redeem(write_form(wire.form(client)))
            for headers in ({"Content-Type": FORM.upper()}, {"Content-Type": FORM + ";charset=utf-8"},
                            {"X-Config-Id": f"\t {wire.hawcx.config_id} \t"}, {"Accept": "text/html", "X-Empty": ""},
                            {"X-Config-Id": None, "x-cONFIG-iD": wire.hawcx.config_id},
                            {"Authorization": "Basic eDp5", "Cookie": "a;=;", "Origin": "http://localhost:3000"},
                            {"Host": "LocalHost:1"}):
                yield f"{headers}", ["ok"], wire.redeem(wire.form(client), headers)

    compare(cases())


def framings(wire):
    def body():
        return urllib.parse.urlencode(wire.form(wire.hawcx.public_client_id)).encode()

    def length(text, **head):
        return wire.head(**head) + b"Content-Length: %d\r\n\r\n" % len(text) + text

    def chunked(text, extension=b"", trailer=b""):
        chunks = b"".join(b"%X%s\r\n%s\r\n" % (len(text[at:at + 50]), extension, text[at:at + 50])
                          for at in range(0, len(text), 50))
        return wire.head({"Transfer-Encoding": "Chunked"}) + b"\r\n" + chunks + b"0\r\n" + trailer + b"\r\n"

    def expecting(text):
        return wire.head({"Expect": "100-Continue", "Content-Length": len(text)}) + b"\r\n", text

    requests = {"chunks": (chunked(body()),), "extensions": (chunked(body(), b';a="b;c"'),),
                "trailers": (chunked(body(), trailer=b"X-T: x\r\n"),), "Expect": expecting(body()),
                "HTTP/1.0": (length(body(), line="POST /oauth2/token HTTP/1.0"),),
                "absolute": (length(body(), line=f"POST {wire.hawcx.url}/oauth2/token HTTP/1.1"),),
                "an empty line first": (b"\r\n" + length(body()),), "a query": (
                    length(body(), line="POST /oauth2/token?a=%C3%BC HTTP/1.1"),)}
    compare((name, ["ok"], told(wire.exchange(*pieces)[0])) for name, pieces in requests.items())
    pipelined = wire.exchange(chunked(body()) + length(body()) + chunked(body()), replies=3)
    compare((f"pipelined {at}", ["ok"], told(reply)) for at, reply in enumerate(pipelined))


def refused_forms(wire):
    right = {"grant_type": "400 unsupported_grant_type", "code": GRANT, "code_verifier": GRANT, "client_id": CLIENT,
             "client_assertion": CLIENT, "client_assertion_type": CLIENT}

    def cases():
        for client in clients(wire):
            for name in wire.form(client):
                form = wire.form(client)
                yield f"{name} twice", [MALFORMED], wire.redeem(urllib.parse.urlencode([*form.items(), (name, "x")]))
                del form[name]
                # Without a client id the project's public client is meant.
                missing = {"client_id": ["ok", CLIENT], "client_assertion": [CLIENT], "client_assertion_type": [CLIENT]}
                yield f"no {name}", missing.get(name, [MALFORMED]), wire.redeem(form)
                for value in ("x", "\0", "\u00fc", "x" * 5000, " "):
                    yield f"{name} {value[:5]!r}", [right[name]], wire.redeem(wire.form(client, **{name: value}))
        for body in ("", "&", "%", "a=%zz", "{}", "grant_type"):
            yield body, [MALFORMED], wire.redeem(body)
        form = wire.form(wire.hawcx.public_client_id)
        for kind in ("application/json", "multipart/form-data; boundary=x", "", None):
            yield f"{kind}", [MALFORMED], wire.redeem(form, {"Content-Type": kind})
        for config_id in ("other", "", None, wire.hawcx.config_id + "\1"):
            yield f"config id {config_id!r}", ["401 message"], wire.redeem(form, {"X-Config-Id": config_id})
        yield "the code is good yet", ["ok"], wire.redeem(form)

    compare(cases())


def refused_assertions(wire):
    def redeem(assertion):
        return wire.redeem(wire.form(wire.hawcx.confidential_client_id, client_assertion=assertion))

    def cases():
        for name, claims in mutations(wire.claims(), VALUES):
            # Any text is an id; a number of seconds may be written in any way.
            right = ["ok"] if name.startswith('jti "x') else [CLIENT]
            yield name, right, redeem(wire.assertion(claims))
        for name, header in mutations(wire.key.header() | {"crit": ["x"]}, VALUES):
            # A header without crit is right, and for one whose typ is null nobody says.
            yield name, ["ok"] if name in ("no crit", "crit in capitals") else [CLIENT], redeem(
                wire.assertion(header=header))
        claims, header = (write(members).encode() for members in (wire.claims(), wire.key.header()))
        for change in (lambda text: b"\xef\xbb\xbf" + text, lambda text: text + b"{}",
                       lambda text: text[:-1] + b',"x":"\xff"}', lambda text: text[:-1] + b',"x":1,"x":1}'):
            yield f"claims {change(b'...')}", [CLIENT], redeem(wire.assertion(change(claims)))
            yield f"header {change(b'...')}", [CLIENT], redeem(wire.assertion(header=change(header)))
        for change in (" {}", "{}\n", "{}.", "{}~", "{}.x", "x{}"):
            yield change, [CLIENT], redeem(change.format(wire.assertion()))
        assertion = wire.assertion()
        yield "the first time", ["ok"], redeem(assertion)
        yield "the second time", [CLIENT], redeem(assertion)
        spelled = json.dumps(dict(reversed(wire.claims().items())) | {"unknown": [{}]}, indent=4).encode()
        yield "spelled otherwise", ["ok"], redeem(wire.assertion(spelled))

    compare(cases())


async def main():
    suite = Suite("strange requests")
    with emulator() as hawcx:
        wire = Wire(hawcx)
        await suite.case("tokens are given in every spelling of the form", spellings, wire)
        await suite.case("tokens are given in every framing of the request", framings, wire)
        await suite.case("changed forms are refused", refused_forms, wire)
        await suite.case("changed assertions are refused", refused_assertions, wire)
    suite.finish()


asyncio.run(main())
