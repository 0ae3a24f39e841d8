"""A stock OIDC library of another language, Authlib, signs in at the emulator: by redirect
through the login page, and by a code that was handed over."""

import asyncio
import importlib.metadata
import secrets
import time
import urllib.parse
import warnings

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from support import SECONDS, Browser, Suite, emulator, equal, raises, shown

REDIRECT_URI = "http://localhost:8080/callback"


class RelyingParty:
    """What an application does with Authlib."""

    def __init__(self, hawcx, confidential=False):
        self.hawcx, self.confidential = hawcx, confidential
        discovery = requests.get(hawcx.issuer + "/.well-known/openid-configuration", timeout=SECONDS)
        self.metadata = discovery.json()
        self.client_id = hawcx.confidential_client_id if confidential else hawcx.public_client_id
        options = {"token_endpoint_auth_method": "none"}
        if confidential:
            options = {"client_secret": OKPKey.import_key(hawcx.private_jwk),
                       "token_endpoint_auth_method": "private_key_jwt"}
        self.session = OAuth2Session(self.client_id, scope="openid email", redirect_uri=REDIRECT_URI,
                                     code_challenge_method="S256", **options)
        if confidential:
            # Hawcx takes assertions of two minutes at most; Authlib's own last an hour.
            self.session.register_client_auth_method(PrivateKeyJWT(
                self.metadata["token_endpoint"], alg="EdDSA", headers={"kid": hawcx.private_jwk["kid"]},
                claims={"exp": int(time.time()) + 60}))
        self.verifier, self.nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(16)

    def authorization(self, **more):
        return self.session.create_authorization_url(
            self.metadata["authorization_endpoint"], code_verifier=self.verifier, nonce=self.nonce,
            sdk_config_id=self.hawcx.config_id, **more)

    def redeem(self, **more):
        # Hawcx wants the client's id of everybody; Authlib leaves it out beside an assertion.
        return self.session.fetch_token(self.metadata["token_endpoint"], code_verifier=self.verifier,
                                        headers={"X-Config-Id": self.hawcx.config_id}, timeout=SECONDS,
                                        **({"client_id": self.client_id} if self.confidential else {}), **more)

    def claims(self, token, max_age=None):
        keys = KeySet.import_key_set(requests.get(self.metadata["jwks_uri"], timeout=SECONDS).json())
        algorithms = self.metadata["id_token_signing_alg_values_supported"]
        decoded = jwt.decode(token["id_token"], keys, algorithms=algorithms)
        claims = CodeIDToken(decoded.claims, decoded.header, {
            "iss": {"essential": True, "value": self.metadata["issuer"]},
            "aud": {"essential": True, "value": self.client_id},
            "nonce": {"essential": True, "value": self.nonce}}, {"nonce": self.nonce, "max_age": max_age})
        claims.validate(leeway=10)
        return claims


def sign_in(browser, url, user):
    code_page = browser.submit(browser.get(url), email=user)
    return browser.submit(code_page, code=shown(code_page, "one-time-code"))


def by_redirect(hawcx, confidential):
    party, browser = RelyingParty(hawcx, confidential), Browser(hawcx.url)
    url, state = party.authorization()
    callback = sign_in(browser, url, hawcx.user)
    equal(callback.startswith(REDIRECT_URI + "?"), True)
    first = party.claims(party.redeem(authorization_response=callback, state=state))
    equal((first["email"], first["email_verified"]), (hawcx.user, True))
    # The browser is signed on now: no page is shown, and the login's time stays.
    again = RelyingParty(hawcx, confidential)
    url, state = again.authorization(max_age=600)
    claims = again.claims(again.redeem(authorization_response=browser.get(url), state=state), max_age=600)
    equal((claims["sub"], claims["auth_time"]), (first["sub"], first["auth_time"]))


def by_code(hawcx, confidential):
    party = RelyingParty(hawcx, confidential)
    code = hawcx.mint_code(party.client_id, create_s256_code_challenge(party.verifier), party.nonce)
    equal(party.claims(party.redeem(code=code, redirect_uri=None))["sub"], hawcx.user)


async def used_code(hawcx):
    party = RelyingParty(hawcx)
    code = hawcx.mint_code(party.client_id, create_s256_code_challenge(party.verifier), party.nonce)
    party.redeem(code=code)
    await raises(OAuthError, lambda: party.redeem(code=code), error="invalid_grant")


def error_response(hawcx):
    party = RelyingParty(hawcx)
    url, state = party.authorization(prompt="none")
    answer = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(Browser(hawcx.url).get(url)).query))
    equal((answer["error"], answer["state"]), ("login_required", state))


async def main():
    suite = Suite(f"Authlib {importlib.metadata.version('authlib')}")
    for algorithm in ("ES256", "ES512", "EdDSA"):
        with emulator("--algorithm", algorithm) as hawcx:
            for confidential in (False, True):
                kind = "confidential" if confidential else "public"
                await suite.case(f"{algorithm}: a {kind} client signs in by redirect", by_redirect, hawcx, confidential)
                await suite.case(f"{algorithm}: a {kind} client signs in by a code", by_code, hawcx, confidential)
            await suite.case(f"{algorithm}: a code is good once", used_code, hawcx)
            await suite.case(f"{algorithm}: an error comes back to the application", error_response, hawcx)
    suite.finish()


# What Hawcx signs with has a newer name since RFC 9864.
warnings.filterwarnings("ignore", "EdDSA is deprecated")
asyncio.run(main())
