"""This library's clients against a server that knows nothing of it, on bare sockets. What the specification
allows must be taken in every spelling and framing, and all else refused by the exception that is documented:
thousands of tokens and replies, each changed in one place, with the expected outcome worked out here."""

import asyncio
import gzip
import hashlib
import json
import os
import time

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from jose import (CURVES, Key, Literal, Wrong, decode, encode, fits, mutations, number, parse, read, verified,
                  write)
from server import FRAMINGS, Reply, Server
from support import OurError, OurSide, Suite, compare

CONFIG, CLIENT = "config", "8e2c1ad0-3f3e-4b5a-9d0e-0a6b1f7f6a11"
KEYS = {algorithm: Key(algorithm) for algorithm in ("RS256", *CURVES, "EdDSA")}
VALUES = (None, True, 0, -1, 1.5, "", "x", "1", [], ["x"], [None], {}, {"a": 1}, CLIENT, [CLIENT], [CLIENT, 1],
          Literal("1e400"), Literal("12345678901234567890123"), 4e11)
JWKS = [key.jwk() for key in KEYS.values()]


class Oidc:
    """Login at a server of somebody else's."""

    def __init__(self, server, ours):
        self.server, self.ours = server, ours

    def documents(self, **changes):
        token = KEYS["ES256"].jws(self.claims())
        return {"/.well-known/openid-configuration": write(self.discovery()), "/keys": write({"keys": JWKS}),
                "/token": write({"id_token": token, "token_type": "Bearer"})} | changes

    def discovery(self):
        return {"issuer": self.server.url, "token_endpoint": self.server.url + "/token",
                "jwks_uri": self.server.url + "/keys", "id_token_signing_alg_values_supported": list(KEYS)}

    def claims(self, **changes):
        now = int(time.time())
        return {"iss": self.server.url, "sub": "0b7d5c1e", "aud": CLIENT, "exp": now + 3600, "iat": now, "nbf": now,
                "auth_time": now - 1, "amr": ["swk"]} | changes

    def ask(self, what, documents, **more):
        def answer(_, path, headers, body):
            document = documents[path]
            return document if isinstance(document, Reply) else Reply(document)

        self.server.answer = answer
        return self.ours.ask(what, base_url=self.server.url, config_id=CONFIG, client_id=CLIENT, **more)

    def login(self, **changes):
        try:
            self.ask("login", self.documents(**changes))
            return "ok"
        except OurError as error:
            return str(error).split(":")[0]

    def expected(self, token, nonce):
        refused = {"TokenVerificationException"}
        try:
            header, claims, signed, signature = parse(token)
            algorithm, kid = header.get("alg"), header.get("kid")
            if not isinstance(algorithm, str) or algorithm not in KEYS or "crit" in header:
                raise Wrong("alg or crit")
            if header.get("typ", "JWT") not in ("JWT", None) or not isinstance(kid, (str, type(None))):
                raise Wrong("typ or kid")
            fitting = [jwk for jwk in JWKS if fits(jwk, algorithm, kid)]
            if (kid is None and len(fitting) != 1) or not any(verified(jwk, algorithm, signed, signature)
                                                              for jwk in fitting):
                raise Wrong("signature")
            self.check(claims, nonce)
        except Wrong:
            return refused
        # Where null is a member of no meaning, or one that is missing, nobody says.
        open_question = any(members[name] is None for members, names in (
            (header, ("typ", "kid")), (claims, ("azp", "nbf", "auth_time"))) for name in names if name in members)
        return refused | {"ok"} if open_question else {"ok"}

    def check(self, claims, nonce):
        audience, party, now = claims.get("aud"), claims.get("azp"), time.time()
        audiences = [audience] if isinstance(audience, str) else audience
        texts = isinstance(audiences, list) and all(isinstance(one, str) for one in audiences)
        times = {name: claims.get(name) for name in ("exp", "iat", "nbf", "auth_time")}
        if not texts or CLIENT not in audiences or party not in (None, CLIENT) or (len(audiences) > 1 and not party):
            raise Wrong("aud or azp")
        if claims.get("iss") != self.server.url or not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise Wrong("iss or sub")
        if not number(times["exp"]) or not number(times["iat"]) or not all(
                value is None or (number(value) and abs(value) < 1e15) for value in times.values()):
            raise Wrong("no dates")
        if times["exp"] <= now - 10 or times["iat"] > now + 10 or (times["nbf"] or 0) > now + 10:
            raise Wrong("not valid now")
        if times["auth_time"] is not None and not 0 <= times["auth_time"] <= times["iat"] + 10:
            raise Wrong("auth_time")
        if claims.get("nonce") != nonce:
            raise Wrong("nonce")

    def tokens(self, tokens, nonce=None):
        names, compact = zip(*tokens)
        outcomes = self.ask("verify", self.documents(), tokens=compact, nonce=nonce)["outcomes"]
        compare((name, self.expected(token, nonce), outcome)
                for name, token, outcome in zip(names, compact, outcomes, strict=True))

    def changed_claims(self):
        self.tokens((name, KEYS["ES256"].jws(claims))
                    for name, claims in mutations(self.claims(azp=CLIENT), VALUES))
        self.tokens(((name, KEYS["ES256"].jws(claims))
                     for name, claims in mutations(self.claims(nonce="n"), ("n", "N", ["n"], None))), "n")

    def changed_headers(self):
        header = KEYS["ES256"].header()
        more = (("crit", []), ("crit", ["exp"]), ("jku", "https://evil.example"), ("jwk", JWKS[1]), ("x5u", "x"))
        self.tokens((name, KEYS["ES256"].jws(self.claims(), changed)) for name, changed in [
            *mutations(header, (*VALUES, *KEYS, "none", "HS256")),
            *((f"{name} {value}", header | {name: value}) for name, value in more)])
        self.tokens((f"{key.kid} as {algorithm}", key.jws(self.claims(), {"alg": algorithm, **kid}))
                    for key in KEYS.values() for algorithm in KEYS for kid in ({}, {"kid": key.kid}))

    def changed_bytes(self):
        token = KEYS["ES256"].jws(self.claims())
        last = len(token) - 1
        self.tokens((f"{at} {other}", token[:at] + other + token[at + 1:]) for at in range(0, last, 3)
                    for other in ("A", ".", "~", "\u00e9") if token[at] != other)
        claims = write(self.claims()).encode()
        spellings = (b"\xef\xbb\xbf" + claims, claims + b"{}", b" " + claims + b"\r\n", claims[:-1] + b',"x":"\xff"}',
                     claims[:-1] + b',"x":{"a":1,"a":1}}', claims.replace(b"/", b"\\/"), claims[:-1] + b",}", b"",
                     b"[]")
        self.tokens((repr(spelling[-20:]), KEYS["ES256"].jws(spelling)) for spelling in spellings)

    def framings(self):
        def framed(path, framing):
            return {path: Reply(self.documents()[path], framing=framing)}

        compare((f"{path} {framing}", {"ok"}, self.login(**framed(path, framing)))
                for path in self.documents() for framing in FRAMINGS)

    def headers(self):
        types = ("application/json; charset=utf-8", "TEXT/PLAIN", "application/json;charset=bogus", "", ";")
        headers = [(("content-type", kind),) for kind in types] + [(), (("Set-Cookie", "a;=;"), ("X-A", "\xe9"))]
        compare((f"{path} {given}", {"ok"}, self.login(**{path: Reply(self.documents()[path], headers=given)}))
                for path in self.documents() for given in headers)

    def refused_documents(self):
        exceptions = dict(zip(self.documents(), ("DiscoveryException", "TokenVerificationException",
                                                 "TokenExchangeException"), strict=True))

        def cases():
            for path, exception in exceptions.items():
                good = self.documents()[path].encode()
                bad = (b"", b"null", b"[]", b"<html>", good + b"x", b"\xef\xbb\xbf" + good, good[:-1] + b',"x":"\xff"}',
                       good[:-1] + b',"x":1,"x":1}')
                for body in bad:
                    yield f"{path} {body[:20]}", {exception}, self.login(**{path: body})
                for status in (204, 302, 400, 404, 500, 503):
                    yield f"{path} {status}", {exception}, self.login(**{path: Reply(good, status)})
                coded = Reply(gzip.compress(good, mtime=0), headers=(("Content-Encoding", "gzip"),))
                yield f"{path} gzip", {exception}, self.login(**{path: coded})
                spelled = json.dumps(dict(reversed(read(good).items())) | {"unknown": [{}]}, indent=4)
                yield f"{path} spelled otherwise", {"ok"}, self.login(**{path: spelled})

        compare(cases())


class Doors:
    """Management calls at a server of somebody else's."""

    def __init__(self, server, ours):
        self.server, self.ours = server, ours
        self.customer_ed, self.hawcx_ed = (ed25519.Ed25519PrivateKey.generate() for _ in range(2))
        self.customer_x, self.hawcx_x = (x25519.X25519PrivateKey.generate() for _ in range(2))
        blob = {"v": 1, "alg": "ed25519+x25519", "kid": "customer", "ed_priv": self.customer_ed.private_bytes_raw(),
                "x_priv": self.customer_x.private_bytes_raw(), "hkid": "hawcx",
                "h_ed_pub": self.hawcx_ed.public_key().public_bytes_raw(),
                "h_x_pub": self.hawcx_x.public_key().public_bytes_raw()}
        self.secret_key = "hwx_sk_v1_" + encode(json.dumps(
            {name: encode(value) if isinstance(value, bytes) else value for name, value in blob.items()}).encode())
        self.client_key, self.signer = Key("EdDSA"), Key("ES256")

    @staticmethod
    def cipher(shared):
        return AESGCM(HKDF(hashes.SHA256(), 32, None, b"idp-sp-ecies-v1").derive(shared))

    def seal(self, plaintext, length=12):
        ephemeral, iv = x25519.X25519PrivateKey.generate(), os.urandom(length)
        sealed = self.cipher(ephemeral.exchange(self.customer_x.public_key())).encrypt(iv, plaintext, None)
        return {"enc": "x25519-aesgcm", "epk": encode(ephemeral.public_key().public_bytes_raw()), "iv": encode(iv),
                "ct": encode(sealed)}

    def signed(self, body, timestamp=None):
        timestamp = timestamp or str(int(time.time()))
        return {"X-Enc-Alg": "x25519-aesgcm", "X-Timestamp": timestamp, "X-Signature-Alg": "ed25519",
                "X-Signature": encode(self.hawcx_ed.sign(body + b"." + timestamp.encode())), "X-Key-Id": "hawcx"}

    def call(self, reply, **key):
        def answer(_, path, headers, body):
            return Reply(write({"keys": [self.signer.jwk()]})) if path.endswith("jwks.json") else reply

        self.server.answer = answer
        key = key or {"secret_key": self.secret_key}
        try:
            self.ours.ask("manage", base_url=self.server.url, config_id=CONFIG, body={"a": 1}, **key)
            return "ok"
        except OurError as error:
            return str(error).split(":")[0]

    def expected(self, body, headers, status):
        success = 200 <= status < 300
        if not all(headers.get(name) for name in ("X-Signature", "X-Signature-Alg", "X-Enc-Alg", "X-Timestamp")):
            return {"DelegationResponseException" if success else "DelegationRequestException"}
        try:
            timestamp = headers["X-Timestamp"]
            if not timestamp.isascii() or not timestamp.isdigit() or abs(int(timestamp[:18]) - time.time()) > 300:
                raise Wrong("X-Timestamp")
            if headers["X-Signature-Alg"] != "ed25519" or headers["X-Enc-Alg"] != "x25519-aesgcm" or (
                    headers.get("X-Key-Id") or "hawcx") != "hawcx":
                raise Wrong("a header")
            self.hawcx_ed.public_key().verify(decode(headers["X-Signature"]), body + b"." + timestamp.encode())
            read(self.open(read(body)))
        except (Wrong, InvalidSignature):
            return {"DelegationResponseException"}
        return {"ok" if success else "DelegationRequestException"}

    def open(self, envelope):
        members = [envelope.get(name) for name in ("epk", "iv", "ct")]
        if envelope.get("enc") != "x25519-aesgcm" or not all(isinstance(member, str) for member in members):
            raise Wrong("no envelope")
        epk, iv, sealed = map(decode, members)
        if len(epk) != 32 or len(iv) != 12:
            raise Wrong("a length")
        try:
            shared = self.customer_x.exchange(x25519.X25519PublicKey.from_public_bytes(epk))
            return self.cipher(shared).decrypt(iv, sealed, None)
        except (InvalidTag, ValueError) as error:
            raise Wrong("sealed otherwise") from error

    def sealed(self, bodies, framing="length", status=200, change=lambda headers: headers):
        for name, body in bodies:
            body = body if isinstance(body, bytes) else write(body).encode()
            headers = change(self.signed(body))
            yield (f"{name} {framing} {status}", self.expected(body, headers, status),
                   self.call(Reply(body, status, headers.items(), framing)))

    def sealed_bodies(self):
        envelope = self.seal(b'{"ok":true}')
        values = (None, 5, "", "x", [], {}, "A" * 43, "A" * 16, envelope["ct"][1:])
        compare(self.sealed(mutations(envelope, values)))
        body = write(self.seal(b"{}")).encode()
        compare(self.sealed((f"bit of byte {at}", body[:at] + bytes([body[at] ^ 4]) + body[at + 1:])
                            for at in range(0, len(body) - 20, 5)))
        plain = (b"{}", b' {"a" : 1}\n', b"[]", b"null", b"", b"{}{}", b'{"a":1,"a":2}', b"\xef\xbb\xbf{}",
                 b'{"a":"\xff"}')
        for status in (200, 404):
            compare(self.sealed(((repr(text), self.seal(text)) for text in plain), status=status))
        compare(self.sealed([("iv of 16 bytes", self.seal(b"{}", 16)),
                             ("pretty", json.dumps(dict(reversed(self.seal(b"{}").items())), indent=4).encode())]))

    def sealed_headers(self):
        changes = {"left out": lambda value: None, "empty": lambda value: "", "changed": lambda value: "x" + value,
                   "in capitals": str.upper, "twice": lambda value: value + ", " + value}
        for name in self.signed(b""):
            for label, change in changes.items():
                def changed(headers, name=name, change=change):
                    given = headers | {name: change(headers[name])}
                    return {header: value for header, value in given.items() if value is not None}

                for status in (200, 302, 503):
                    compare(self.sealed([(f"{name} {label}", self.seal(b"{}"))], status=status, change=changed))
        for framing in FRAMINGS:
            compare(self.sealed([("a reply", self.seal(b"{}"))], framing))

    def bearer(self):
        body = b'{"ok": true}'
        digest = encode(hashlib.sha256(body).digest())

        def call(jws, received=body, framing="length"):
            reply = Reply(received, headers=(("x-response-signature", jws),), framing=framing)
            return self.call(reply, client_id=CLIENT, private_jwk=json.dumps(self.client_key.private_jwk()))

        def right(jws, received=body):
            try:
                header, claims, signed, signature = parse(jws)
                good = (header.get("alg") in CURVES and "crit" not in header and isinstance(header.get("kid"), str)
                        and fits(self.signer.jwk(), header["alg"], header["kid"])
                        and verified(self.signer.jwk(), header["alg"], signed, signature)
                        and claims.get("body_sha256") == encode(hashlib.sha256(received).digest())
                        and type(claims.get("iat")) is int and abs(claims["iat"] - time.time()) < 310
                        and not {"aud", "sub", "nonce"} & claims.keys())
            except Wrong:
                good = False
            if good and header.get("typ") != "JWT":
                return {"ok", "ResponseSignatureException"}  # Not told for replies.
            return {"ok" if good else "ResponseSignatureException"}

        def cases():
            now = int(time.time())
            payload = {"body_sha256": digest, "iat": now, "jti": "x"}
            values = (None, True, 5, "x", [], {}, Literal("1e400"), float(now), digest + "=")
            changed = [*mutations(payload, (*values, *(now + off for off in (-400, -200, 200, 400))))]
            changed += [(f"with {name}", payload | {name: None}) for name in ("aud", "sub", "nonce", "exp")]
            signatures = [(name, self.signer.jws(members)) for name, members in changed]
            signatures += [(name, self.signer.jws(payload, header)) for name, header in mutations(
                self.signer.header() | {"crit": ["x"]}, ("ES256", "ES384", "none", "EdDSA", "x", 5, None))]
            good = self.signer.jws(payload)
            signatures += [(f"byte {at}", good[:at] + "~" + good[at + 1:]) for at in range(0, len(good), 17)]
            for name, jws in signatures:
                yield name, right(jws), call(jws)
            for at in range(len(body)):
                received = body[:at] + bytes([body[at] ^ 1]) + body[at + 1:]
                yield f"byte {at} of the body", {"ResponseSignatureException"}, call(good, received)
            for framing in FRAMINGS:
                yield framing, {"ok"}, call(self.signer.jws(payload), framing=framing)

        compare(cases())


async def main():
    suite, server = Suite("independent server"), Server()
    with OurSide() as ours:
        oidc, doors = Oidc(server, ours), Doors(server, ours)
        await suite.case("id_tokens with changed claims", oidc.changed_claims)
        await suite.case("id_tokens with changed headers and keys", oidc.changed_headers)
        await suite.case("id_tokens with changed bytes", oidc.changed_bytes)
        await suite.case("documents in every framing", oidc.framings)
        await suite.case("documents with other headers", oidc.headers)
        await suite.case("documents that are refused, and such as are spelled otherwise", oidc.refused_documents)
        await suite.case("sealed replies with changed bodies", doors.sealed_bodies)
        await suite.case("sealed replies with changed headers, in every framing", doors.sealed_headers)
        await suite.case("replies with changed response signatures, in every framing", doors.bearer)
    server.close()
    suite.finish()


asyncio.run(main())
