"""The vendor's SDK, sync and async, in the version of this environment, against the emulator
and against what this library makes."""

import asyncio
import base64
import hashlib
import importlib.metadata
import json
import secrets
import warnings

import hawcx_oauth_client as sdk
import jwt
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa, x25519
from hawcx_oauth_client import delegation, oauth, stepup
from hawcx_oauth_client.delegation import client as sealed_client
from hawcx_oauth_client.delegation import client_async as sealed_client_async

from calls import PublicCalls
from support import SECONDS, OurError, OurSide, Suite, emulator, equal, raises, settle

VERSION = importlib.metadata.version("hawcx-oauth-client")
PUBLIC_METHODS = {"1.2.0": 75, "2.0.0": 77}
HAS_BEARER = hasattr(sdk.StepUpClient, "with_private_key_jwt")
ENFORCEMENT = "/v1/management/users/mfa-enforcement"
PHONE = "/v1/management/users/phone"
PEM = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
PUBLIC_PEM = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def private_pem(jwk):
    return ed25519.Ed25519PrivateKey.from_private_bytes(unb64url(jwk["d"])).private_bytes(*PEM).decode()


def pkce():
    verifier = secrets.token_urlsafe(32)
    return verifier, b64url(hashlib.sha256(verifier.encode()).digest())


class Facade:
    """Gives the facade the names of the client below it, so that one suite serves both."""

    def __init__(self, hawcx):
        self.start_token = hawcx.start_step_up
        self.consume_receipt = hawcx.consume_step_up
        self.management_request = lambda endpoint, payload: hawcx.management(endpoint, payload)
        self.hawcx = hawcx


def key_material(parsed, **others):
    return sdk.DelegationKeyMaterial(
        sp_encryption_key=parsed.decrypt_key_pem, idp_verify_key=parsed.verify_key_pem,
        idp_encryption_key=parsed.encrypt_key_pem, sp_kid=parsed.kid, idp_kid=parsed.hkid, **others)


def with_rsa_key(hawcx, mode):
    """A client with an RSA key, which this Hawcx does not know."""
    step_up = sdk.StepUpClientAsync if mode == "async" else sdk.StepUpClient
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(*PEM).decode()
    keys = key_material(sdk.parse_hawcx_secret_key(hawcx.secret_key), sp_signing_key=key,
                        signing_alg="rsa-pss-sha256")
    return step_up.from_keys(base_url=hawcx.url, keys=keys, api_key=hawcx.config_id)


def doors(hawcx, mode):
    """Every way to make a management client: name and a function of what differs."""
    step_up = sdk.StepUpClientAsync if mode == "async" else sdk.StepUpClient
    facade = sdk.HawcxAsync if mode == "async" else sdk.Hawcx

    def from_facade(config_id=hawcx.config_id, blob=hawcx.secret_key):
        return Facade(facade(config_id=config_id, secret_key=blob, base_url=hawcx.url))

    def from_secret_key(config_id=hawcx.config_id, blob=hawcx.secret_key):
        return step_up.from_secret_key(secret_key=blob, base_url=hawcx.url, api_key=config_id,
                                       relying_party="rp", extra_headers={"X-Custom": "1"})

    def from_keys(config_id=hawcx.config_id, blob=hawcx.secret_key):
        parsed = sdk.parse_hawcx_secret_key(blob)
        keys = key_material(parsed, sp_signing_key=parsed.signing_key_pem)
        return step_up.from_keys(base_url=hawcx.url, keys=keys, api_key=config_id)

    yield "facade", from_facade
    yield "secret key", from_secret_key
    yield "PEM keys", from_keys


def bearer(hawcx, mode, **changes):
    step_up = sdk.StepUpClientAsync if mode == "async" else sdk.StepUpClient
    options = {"oidc_signing_key": private_pem(hawcx.private_jwk), "kid": hawcx.private_jwk["kid"],
               "client_id": hawcx.confidential_client_id, "base_url": hawcx.url, "config_id": hawcx.config_id}
    return step_up.with_private_key_jwt(**options | changes)


async def close(client):
    target = getattr(client, "hawcx", client)
    if hasattr(target, "aclose"):
        async with target:
            pass


async def management(suite, hawcx, label, client):
    """What every management client must be able to do."""
    user = hawcx.user

    async def step_up(**change):
        started = await settle(client.start_token(user_id=user, **change))
        equal((started.start_token.count("."), started.expires_in), (2, 60))
        receipt = hawcx.confirm_step_up(started.start_token)
        equal((await settle(client.consume_receipt(receipt=receipt))).ok, True)
        await raises(sdk.DelegationRequestError, lambda: client.consume_receipt(receipt=receipt), status_code=409,
                     text_has="receipt already used")

    async def enforcement():
        for preference in ("always_on", "default"):
            await settle(client.management_request(
                endpoint=ENFORCEMENT, payload={"userid": user, "mfa_enforcement": preference}))
            read = await settle(client.management_request(endpoint=ENFORCEMENT, payload={"userid": user}))
            equal(read, {"userid": user, "mfa_enforcement": preference})

    async def phone():
        reply = await settle(client.management_request(
            endpoint=PHONE, payload={"userid": user, "phone": "+15555550123"}))
        equal(reply["phone"], "+15555550123")

    async def refused(status, text, endpoint, payload):
        await raises(sdk.DelegationRequestError,
                     lambda: client.management_request(endpoint=endpoint, payload=payload),
                     status_code=status, text_has=text)

    await suite.case(f"{label}: a step-up to another factor, and its receipt is good once",
                     lambda: step_up(purpose="change_mfa_method", new_mfa_method="email_otp"))
    await suite.case(f"{label}: a step-up to another phone number, and its receipt is good once",
                     lambda: step_up(purpose="change_phone_number", new_phone_number="+15555550199"))
    await suite.case(f"{label}: MFA enforcement is set and read", enforcement)
    await suite.case(f"{label}: the phone number is set", phone)
    await suite.case(f"{label}: an unknown user is 404", refused, 404, "user not found", ENFORCEMENT,
                     {"userid": "zoë@example.com"})
    await suite.case(f"{label}: a wrong value is 422", refused, 422, "mfa_enforcement", ENFORCEMENT,
                     {"userid": user, "mfa_enforcement": "sometimes"})
    await suite.case(f"{label}: an unknown path is 404", refused, 404, "Not Found", "/v1/management/other", {})
    await suite.case(f"{label}: a foreign receipt is 409", lambda: raises(
        sdk.DelegationRequestError, lambda: client.consume_receipt(receipt="foreign"), status_code=409))
    await close(client)


async def refusals(suite, hawcx, label, client, status, text):
    async def check():
        await raises(sdk.DelegationRequestError,
                     lambda: client.management_request(endpoint=ENFORCEMENT, payload={"userid": hawcx.user}),
                     status_code=status, response_body_has=text)

    await suite.case(label, check)
    await close(client)


def changed_blob(blob, **changes):
    members = json.loads(unb64url(blob[len("hwx_sk_v1_"):]))
    return "hwx_sk_v1_" + b64url(json.dumps(members | changes).encode())


async def sealed(suite, hawcx, mode):
    for label, make in doors(hawcx, mode):
        await management(suite, hawcx, f"{mode}, {label}", make())
        await refusals(suite, hawcx, f"{mode}, {label}: a wrong config id is 401 of the gateway",
                       make(config_id="other"), 401, "message")
        other = b64url(secrets.token_bytes(32))
        await refusals(suite, hawcx, f"{mode}, {label}: another signing key is 401",
                       make(blob=changed_blob(hawcx.secret_key, ed_priv=other)), 401, "X-Signature")
        await refusals(suite, hawcx, f"{mode}, {label}: an unknown key id is 401",
                       make(blob=changed_blob(hawcx.secret_key, kid="other")), 401, "X-Key-Id")
        hawcx_x = b64url(x25519.X25519PrivateKey.generate().public_key().public_bytes_raw())
        await refusals(suite, hawcx, f"{mode}, {label}: a body sealed to another key is 401",
                       make(blob=changed_blob(hawcx.secret_key, h_x_pub=hawcx_x)), 401, "decrypted")
    await refusals(suite, hawcx, f"{mode}: an RSA key that Hawcx does not know is 401", with_rsa_key(hawcx, mode), 401,
                   "X-Signature")
    module = sealed_client_async if mode == "async" else sealed_client
    now = module.now_s
    module.now_s = lambda: now() - 301
    try:
        await refusals(suite, hawcx, f"{mode}: a time 301 s off is 403", next(doors(hawcx, mode))[1](), 403,
                       "X-Timestamp")
    finally:
        module.now_s = now


async def bearer_door(suite, hawcx, mode, label):
    await management(suite, hawcx, f"{mode}, bearer{label}", bearer(hawcx, mode))
    for what, changes, status, text in (
            ("a wrong config id is 401 of the gateway", {"config_id": "other"}, 401, "message"),
            ("an unknown key id is 401", {"kid": "other"}, 401, "kid"),
            ("a client without that key is 401", {"client_id": hawcx.public_client_id}, 401, "kid"),
            ("a JWT that is over is 401", {"jwt_ttl_seconds": 0}, 401, "exp is over"),
            ("a JWT of 121 s is 401", {"jwt_ttl_seconds": 121}, 401, "more than 120"),
            ("another key is 401", {"oidc_signing_key": ed25519.Ed25519PrivateKey.generate()}, 401, "signature")):
        await refusals(suite, hawcx, f"{mode}, bearer{label}: {what}", bearer(hawcx, mode, **changes), status, text)
    await suite.case(f"{mode}, bearer{label}: a JWT of 120 s is taken", lambda: bearer(
        hawcx, mode, jwt_ttl_seconds=120).management_request(endpoint=ENFORCEMENT, payload={"userid": hawcx.user}))


async def login(suite, hawcx, mode, label):
    kind = sdk.HawcxOAuthAsync if mode == "async" else sdk.HawcxOAuth

    async def client(client_id, config_id=hawcx.config_id):
        return await settle(kind.from_issuer(hawcx.issuer, config_id, client_id))

    async def exchange(oauth, client_id, nonce=None, expected=None, verifier=None):
        made, challenge = pkce()
        code = hawcx.mint_code(client_id, challenge, nonce)
        return await settle(oauth.exchange_code(code, verifier or made, expected_nonce=expected or nonce))

    loaded = ed25519.Ed25519PrivateKey.from_private_bytes(unb64url(hawcx.private_jwk["d"]))
    kid = hawcx.private_jwk["kid"]
    signers = {"JWK": sdk.ClientAssertionSigner.ed25519_from_jwk(hawcx.private_jwk),
               "key": sdk.ClientAssertionSigner.ed25519(loaded, kid),
               "key, for 120 s": sdk.ClientAssertionSigner.ed25519(loaded, kid).with_lifetime_seconds(120),
               "PEM": sdk.ClientAssertionSigner.ed25519_from_pem(private_pem(hawcx.private_jwk), kid)}
    public, confidential = hawcx.public_client_id, hawcx.confidential_client_id

    async def public_login():
        oauth = await client(public)
        equal(oauth.discovery_metadata["issuer"], hawcx.issuer)
        result = await exchange(oauth, public, nonce="n-1")
        equal((result.claims["aud"], result.claims["nonce"], result.claims["amr"]), (public, "n-1", ["swk"]))
        equal((await settle(oauth.verify_token(result.id_token, nonce="n-1")))["sub"], hawcx.user)
        oauth.refresh_jwks()
        await settle(oauth.verify_token(result.id_token, nonce="n-1"))
        await raises(sdk.TokenVerificationError, lambda: oauth.verify_token(result.id_token, nonce="n-2"))
        await raises(sdk.TokenVerificationError, lambda: oauth.verify_token(result.id_token))
        await close(oauth)

    async def confidential_login(signer):
        oauth = (await client(confidential)).with_client_assertion(signer)
        equal((await exchange(oauth, confidential)).claims["aud"], confidential)
        await close(oauth)

    async def used_code():
        oauth, (verifier, challenge) = await client(public), pkce()
        code = hawcx.mint_code(public, challenge)
        await settle(oauth.exchange_code(code, verifier))
        await raises(sdk.TokenExchangeError, lambda: oauth.exchange_code(code, verifier), status_code=400,
                     error="invalid_grant", error_description_has="already used")

    async def refused(status, error, client_id, signer=None, config_id=hawcx.config_id, verifier=None):
        oauth = await client(client_id, config_id)
        if signer:
            oauth.with_client_assertion(signer)
        await raises(sdk.TokenExchangeError, lambda: exchange(oauth, client_id, verifier=verifier),
                     status_code=status, error=error)
        await close(oauth)

    await suite.case(f"{mode}{label}: a public client signs in", public_login)
    for name, signer in signers.items():
        await suite.case(f"{mode}{label}: a confidential client signs in with its {name}", confidential_login, signer)
    await suite.case(f"{mode}{label}: a code is good once", used_code)
    await suite.case(f"{mode}{label}: another verifier is invalid_grant", refused, 400, "invalid_grant", public, None,
                     hawcx.config_id, "w" * 43)
    await suite.case(f"{mode}{label}: an assertion of a public client is invalid_client", refused, 401,
                     "invalid_client", public, signers["JWK"])
    # Before 2.0 the SDK names no client here, and so the code is another client's.
    without = (401, "invalid_client") if HAS_BEARER else (400, "invalid_grant")
    await suite.case(f"{mode}{label}: a confidential client without assertion is {without[1]}", refused, *without,
                     confidential)
    await suite.case(f"{mode}{label}: a wrong config id is 401 of the gateway", refused, 401, None, public, None,
                     "other")


class Keys:
    """Both sides' keys, made here, and the blob that the vendor's SDK makes of them."""

    def __init__(self):
        self.customer_ed, self.hawcx_ed = (ed25519.Ed25519PrivateKey.generate() for _ in range(2))
        self.customer_x, self.hawcx_x = (x25519.X25519PrivateKey.generate() for _ in range(2))
        self.blob = sdk.generate_credential_blob(
            kid="cust-1", hkid="hawcx-1", ed_private=self.customer_ed.private_bytes_raw(),
            x_private=self.customer_x.private_bytes_raw(),
            hawcx_ed_public=self.hawcx_ed.public_key().public_bytes_raw(),
            hawcx_x_public=self.hawcx_x.public_key().public_bytes_raw())

    def reply(self, payload, timestamp):
        sealed_to = self.customer_x.public_key().public_bytes(*PUBLIC_PEM).decode()
        body = delegation.EciesX25519Encryptor(sealed_to).encrypt(payload.encode())
        signer = delegation.Ed25519Signer(self.hawcx_ed.private_bytes(*PEM).decode(), kid="hawcx-1")
        signed = signer.sign_detached(body, timestamp)
        return {"status": 200, "body": body.decode(), "headers": {
            "X-Enc-Alg": "x25519-aesgcm", "X-Timestamp": str(timestamp), "X-Signature-Alg": signed.alg,
            "X-Signature": signed.signature_b64, "X-Key-Id": signed.kid}}


async def our_side(suite, hawcx, ours):
    keys = Keys()
    payloads = {"an empty object": "{}", "text beyond ASCII": '{"name":"Zoë 🦉"}',
                "64 KiB": json.dumps({"v": "x" * 65536})}

    def read_blob(blob):
        parsed = sdk.parse_hawcx_secret_key(blob)
        equal(ours.ask("blob", secret_key=blob), {"kid": parsed.kid, "hkid": parsed.hkid})

    def use_our_blob():
        blob = ours.ask("generated-blob")["secret_key"]
        read_blob(blob)
        parsed, now = sdk.parse_hawcx_secret_key(blob), delegation.now_s()
        body = delegation.EciesX25519Encryptor(parsed.encrypt_key_pem).encrypt(b'{"a":1}')
        signed = delegation.Ed25519Signer(parsed.signing_key_pem, kid=parsed.kid).sign_detached(body, now)
        equal(ours.ask("generated-request", status=200, body=body.decode(), headers={
            "X-Enc-Alg": "x25519-aesgcm", "X-Timestamp": str(now), "X-Signature-Alg": signed.alg,
            "X-Signature": signed.signature_b64, "X-Key-Id": signed.kid})["members"], {"a": 1})

    def open_request(payload):
        made = ours.ask("request", secret_key=keys.blob, payload=payload)
        body, headers = made["body"].encode(), made["headers"]
        opened = delegation.EciesX25519Decryptor(keys.hawcx_x.private_bytes(*PEM).decode()).decrypt(body)
        equal(opened.decode(), payload)
        verifier = delegation.Verifier({"cust-1": keys.customer_ed.public_key().public_bytes(*PUBLIC_PEM).decode()})
        verifier.verify(body, int(headers["X-Timestamp"]), headers["X-Signature"], headers["X-Signature-Alg"],
                        headers["X-Key-Id"])

    def open_reply(payload):
        answer = ours.ask("reply", secret_key=keys.blob, **keys.reply(payload, delegation.now_s()))
        equal(answer["members"], json.loads(payload))

    async def refuse_reply(reply):
        await raises(OurError, lambda: ours.ask("reply", secret_key=keys.blob, **reply),
                     text_has="DelegationResponseException")

    def our_assertion():
        form = ours.ask("assertion", private_jwk=json.dumps(hawcx.private_jwk), issuer=hawcx.issuer,
                        config_id=hawcx.config_id, client_id=hawcx.confidential_client_id)["form"]
        made = form["client_assertion"]
        audience = hawcx.issuer + "/oauth2/token"
        theirs = sdk.ClientAssertionSigner.ed25519_from_jwk(hawcx.private_jwk).sign(
            hawcx.confidential_client_id, audience)
        public = json.loads(ours.ask("public-jwk", private_jwk=json.dumps(hawcx.private_jwk))["jwk"])
        claims = jwt.decode(made, jwt.PyJWK(public).key, algorithms=["EdDSA"], audience=audience)
        expected = jwt.decode(theirs, jwt.PyJWK(public).key, algorithms=["EdDSA"], audience=audience)
        equal(jwt.get_unverified_header(made), jwt.get_unverified_header(theirs))
        equal(claims.keys(), expected.keys())
        equal({n: claims[n] for n in ("iss", "sub", "aud")}, {n: expected[n] for n in ("iss", "sub", "aud")})
        equal(claims["exp"] - claims["iat"], expected["exp"] - expected["iat"])
        verifier, challenge = pkce()
        form |= {"code": hawcx.mint_code(hawcx.confidential_client_id, challenge), "code_verifier": verifier}
        reply = requests.post(audience, data=form, headers={"X-Config-Id": hawcx.config_id}, timeout=SECONDS)
        equal(reply.status_code, 200)

    await suite.case("both read the emulator's blob alike", read_blob, hawcx.secret_key)
    await suite.case("both read the vendor's blob alike", read_blob, keys.blob)
    await suite.case("the vendor reads our blob, seals and signs with it", use_our_blob)
    for name, payload in payloads.items():
        await suite.case(f"the vendor opens our envelope: {name}", open_request, payload)
        await suite.case(f"we open the vendor's envelope: {name}", open_reply, payload)
    reply = keys.reply("{}", delegation.now_s())
    await suite.case("we refuse the vendor's envelope when it was changed", refuse_reply,
                     reply | {"body": reply["body"] + " "})
    await suite.case("we refuse the vendor's envelope when it is 310 s old", refuse_reply,
                     keys.reply("{}", delegation.now_s() - 310))
    await suite.case("our assertion is of the vendor's shape, and is taken", our_assertion)


def every_method_called(count, missed):
    equal(missed, [])
    # As many as this version has: the check must not have looked past them.
    equal(count, PUBLIC_METHODS[VERSION])


async def main():
    suite = Suite(f"hawcx-oauth-client {VERSION}")
    calls = PublicCalls(sdk, delegation, oauth, stepup)
    with emulator() as hawcx:
        for mode in ("sync", "async"):
            await sealed(suite, hawcx, mode)
            await login(suite, hawcx, mode, "")
            if HAS_BEARER:
                await bearer_door(suite, hawcx, mode, "")
        with OurSide() as ours:
            await our_side(suite, hawcx, ours)
    for algorithm in ("ES512", "EdDSA"):
        with emulator("--algorithm", algorithm, "--discovery", "lean") as hawcx:
            for mode in ("sync", "async"):
                await login(suite, hawcx, mode, f", {algorithm}, lean discovery")
                if HAS_BEARER:
                    await bearer_door(suite, hawcx, mode, f", {algorithm}")
    await suite.case("every public method of the SDK was called", every_method_called, *calls.stop())
    suite.finish()


warnings.simplefilter("ignore", DeprecationWarning)
asyncio.run(main())
