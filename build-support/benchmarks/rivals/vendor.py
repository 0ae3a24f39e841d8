"""Seals and opens by the vendor's Python SDK. Reads lines such as "seal 1024 300" (what,
payload in bytes, milliseconds) and answers each with operations a second of processor time."""

import sys
import time

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, x25519
from hawcx_oauth_client.delegation import crypto

CUSTOMER_ED = "a7e20a87925f62edcbbb387f5c402050d1c3d30e60cb1da69f147ac996e68f59"
CUSTOMER_X = "539db7b13ff9e22b0e54d3381e736e84e78919bbce06e3f2a19fa6ad94ae5d62"
HAWCX_ED = "37b5fa047daf465d2ade01f75d693add06d66bfb67d6435d455b177f3740c828"
HAWCX_X = "72df4eb210e8a3b7c82e8f57fdd5814c1d06ef6e0bdcaa34630e97c582805138"


def private_pem(cls, raw):
    return cls.from_private_bytes(bytes.fromhex(raw)).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()


def public_pem(cls, raw):
    return cls.from_private_bytes(bytes.fromhex(raw)).public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def main():
    ed, x = ed25519.Ed25519PrivateKey, x25519.X25519PrivateKey
    signer = crypto.Ed25519Signer(private_pem(ed, CUSTOMER_ED), "customer")
    encryptor = crypto.EciesX25519Encryptor(public_pem(x, HAWCX_X))
    verifier = crypto.Verifier({"hawcx": public_pem(ed, HAWCX_ED)})
    decryptor = crypto.EciesX25519Decryptor(private_pem(x, CUSTOMER_X))
    server_signer = crypto.Ed25519Signer(private_pem(ed, HAWCX_ED), "hawcx")
    server_encryptor = crypto.EciesX25519Encryptor(public_pem(x, CUSTOMER_X))
    for line in sys.stdin:
        what, size, millis = line.split()
        payload = b'{"v":"' + b"x" * (int(size) - 8) + b'"}'
        reply = server_encryptor.encrypt(payload)
        signed = server_signer.sign_detached(reply, crypto.now_s())
        timestamp = crypto.now_s()
        signed = server_signer.sign_detached(reply, timestamp)

        def seal():
            signer.sign_detached(encryptor.encrypt(payload), crypto.now_s())

        def open_reply():
            verifier.verify(reply, timestamp, signed.signature_b64, "ed25519", "hawcx")
            decryptor.decrypt(reply)

        operation = seal if what == "seal" else open_reply
        count, start = 0, time.process_time()
        end = time.perf_counter() + int(millis) / 1000
        while time.perf_counter() < end:
            operation()
            count += 1
        print(count / (time.process_time() - start), flush=True)


main()
