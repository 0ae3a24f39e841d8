"""JSON and JOSE by hand, apart from this library and from any JOSE library: strict reading, and
writing that can break every rule."""

import base64
import json
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

CURVES = {"ES256": ("P-256", ec.SECP256R1, 32, hashes.SHA256), "ES384": ("P-384", ec.SECP384R1, 48, hashes.SHA384),
          "ES512": ("P-521", ec.SECP521R1, 66, hashes.SHA512)}
TYPES = {"RS256": ("RSA", None), "EdDSA": ("OKP", "Ed25519")} | {
    algorithm: ("EC", curve[0]) for algorithm, curve in CURVES.items()}


class Wrong(Exception):
    """Something breaks the specification."""


class Repeated(list):
    """An object as pairs, so that names may repeat."""


class Literal(str):
    """JSON that is written as it is."""


def write(value):
    if isinstance(value, Literal):
        return str(value)
    if isinstance(value, (dict, Repeated)):
        pairs = value.items() if isinstance(value, dict) else value
        return "{" + ",".join(json.dumps(name) + ":" + write(member) for name, member in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def read(data):
    """Reads exactly one object: strict UTF-8, no byte order mark, no name twice."""
    def members(pairs):
        if len({name for name, _ in pairs}) != len(pairs):
            raise Wrong("a name twice")
        return dict(pairs)

    def constant(name):
        raise Wrong(name)

    try:
        text = data.decode("utf-8", "strict")
        value = json.loads(text, object_pairs_hook=members, parse_constant=constant)
    except (ValueError, RecursionError) as error:
        raise Wrong(str(error)) from error
    if text.startswith("\ufeff") or not isinstance(value, dict):
        raise Wrong("not one object")
    return value


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text):
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        raise Wrong("not base64url")
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def mutations(members, values):
    """Each member left out, renamed, twice, and of every value; names tell which."""
    for name in members:
        yield f"no {name}", {other: value for other, value in members.items() if other != name}
        yield f"{name} in capitals", {(other.upper() if other == name else other): value
                                      for other, value in members.items()}
        yield f"{name} twice", Repeated([*members.items(), (name, members[name])])
        yield f"{name} twice, another first", Repeated([(name, "other"), *members.items()])
        for value in values:
            yield f"{name} {write(value)}", {**members, name: value}


class Key:
    def __init__(self, algorithm):
        self.algorithm = algorithm
        self.kid = "key-" + algorithm
        if algorithm in CURVES:
            self.private = ec.generate_private_key(CURVES[algorithm][1]())
        elif algorithm == "EdDSA":
            self.private = ed25519.Ed25519PrivateKey.generate()
        else:
            self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def jwk(self, **changes):
        kind, curve = TYPES[self.algorithm]
        jwk = {"kid": self.kid, "use": "sig", "alg": self.algorithm, "kty": kind}
        public = self.private.public_key()
        if kind == "EC":
            size, numbers = CURVES[self.algorithm][2], public.public_numbers()
            jwk |= {"crv": curve, "x": encode(numbers.x.to_bytes(size, "big")),
                    "y": encode(numbers.y.to_bytes(size, "big"))}
        elif kind == "OKP":
            jwk |= {"crv": curve, "x": encode(public.public_bytes_raw())}
        else:
            modulus = public.public_numbers().n
            jwk |= {"n": encode(modulus.to_bytes((modulus.bit_length() + 7) // 8, "big")), "e": "AQAB"}
        return jwk | changes

    def private_jwk(self):
        return self.jwk() | {"d": encode(self.private.private_bytes_raw())}

    def sign(self, data):
        if self.algorithm in CURVES:
            _, _, size, digest = CURVES[self.algorithm]
            parts = decode_dss_signature(self.private.sign(data, ec.ECDSA(digest())))
            return b"".join(part.to_bytes(size, "big") for part in parts)
        if self.algorithm == "EdDSA":
            return self.private.sign(data)
        return self.private.sign(data, padding.PKCS1v15(), hashes.SHA256())

    def header(self):
        return {"alg": self.algorithm, "typ": "JWT", "kid": self.kid}

    def jws(self, payload, header=None):
        """Signs what need not be JSON."""
        parts = (self.header() if header is None else header, payload)
        signed = ".".join(encode(part if isinstance(part, bytes) else write(part).encode()) for part in parts)
        return signed + "." + encode(self.sign(signed.encode()))


def parse(compact):
    """Takes a JWS apart: header, payload, signed bytes, signature."""
    parts = compact.split(".")
    if len(parts) != 3:
        raise Wrong("not three parts")
    return read(decode(parts[0])), read(decode(parts[1])), ".".join(parts[:2]).encode(), decode(parts[2])


def fits(jwk, algorithm, kid):
    kind, curve = TYPES[algorithm]
    return (jwk.get("kty") == kind and (curve is None or jwk.get("crv") == curve) and jwk.get("use") != "enc"
            and jwk.get("alg", algorithm) == algorithm and kid in (None, jwk.get("kid")))


def verified(jwk, algorithm, data, signature):
    try:
        if algorithm in CURVES:
            _, curve, size, digest = CURVES[algorithm]
            if len(signature) != 2 * size:
                return False
            point = (int.from_bytes(decode(jwk[name]), "big") for name in "xy")
            der = encode_dss_signature(*(int.from_bytes(half, "big") for half in (signature[:size], signature[size:])))
            ec.EllipticCurvePublicNumbers(*point, curve()).public_key().verify(der, data, ec.ECDSA(digest()))
        elif algorithm == "EdDSA":
            ed25519.Ed25519PublicKey.from_public_bytes(decode(jwk["x"])).verify(signature, data)
        else:
            modulus, exponent = (int.from_bytes(decode(jwk[name]), "big") for name in "ne")
            rsa.RSAPublicNumbers(exponent, modulus).public_key().verify(signature, data, padding.PKCS1v15(),
                                                                       hashes.SHA256())
        return True
    except (InvalidSignature, ValueError):
        return False
