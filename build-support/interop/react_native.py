"""An app plays what the vendor's React Native SDK does on the wire, from "start" on
POST /v1/auth to a called API: samples/api as a packaged jar, the emulator inside. The
requests are those of the vendor's documents and types; the SDK itself cannot be had."""

import asyncio
import base64
import hashlib
import secrets

import requests

from support import SECONDS, Suite, api, equal

ENFORCEMENT = "/api/mfa-enforcement"


def pkce():
    verifier = secrets.token_urlsafe(32)
    return verifier, base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class Sdk:
    """The login at Hawcx: what hawcxV6Client does, and the state it shows."""

    def __init__(self, base_url, config_id):
        self.address = base_url + "/v1/auth"
        self.headers = {"x-config-id": config_id, "x-hawcx-platform": "android", "x-hawcx-protocol-version": "2",
                        "x-hawcx-sdk": "react-native", "x-hawcx-sdk-version": "1.1.5", "x-os": "android 15"}
        self.session = self.verifier = self.step = self.meta = None

    def start(self, identifier, challenge=None):
        """Makes a pair of its own unless the app brings a challenge."""
        if challenge is None:
            self.verifier, challenge = pkce()
        return self.act("start", flowType="signin", identifier=identifier, codeChallenge=challenge)

    def act(self, kind, **members):
        body = {"protocolVersion": 2, "action": {"type": kind, **members}}
        reply = requests.post(self.address, json=body | ({"session": self.session} if self.session else {}),
                              headers=self.headers, timeout=SECONDS)
        reply.raise_for_status()
        equal("set-cookie" in reply.headers, False)
        answer = reply.json()
        self.session, self.meta = answer["session"], answer["meta"]
        if answer["step"]["type"] != "error":
            self.step = answer["step"]
        return answer["step"]

    def sent_code(self):
        """What the user reads in the e-mail; debug environments say it."""
        return self.step["debug"]["otp_code"]


class App:
    """The vendor's example app: no cookie, a token of the backend's in its store."""

    def __init__(self, backend, user):
        self.backend, self.user = backend, user
        self.sdk = Sdk(backend.hawcx_url, backend.config_id)
        self.http = requests.Session()
        self.token = None

    def complete(self, challenge=None):
        self.sdk.start(self.user, challenge)
        equal(self.sdk.step["type"], "enter_code")
        equal(self.sdk.act("submit_code", code=self.sdk.sent_code())["type"], "completed")

    def exchange(self, **body):
        """Posts as the examples do: what does not apply is left out, nothing else is sent along."""
        reply = self.http.post(self.backend.url + "/login/hawcx/token",
                               json={name: value for name, value in body.items() if value is not None}, timeout=SECONDS)
        equal(len(self.http.cookies), 0)
        return reply

    def as_in_readme(self):
        return self.exchange(authCode=self.sdk.step["authCode"], codeVerifier=self.sdk.verifier,
                             identifier=self.user, session=self.sdk.session)

    def call(self, method, path, **options):
        reply = self.http.request(method, self.backend.url + path, timeout=SECONDS, allow_redirects=False,
                                  headers={"Authorization": f"Bearer {self.token}"}, **options)
        equal(len(self.http.cookies), 0)
        return reply


def signs_in_as_in_the_readme(backend, user):
    app = App(backend, user)
    app.complete()
    answer = app.as_in_readme().json()
    equal((answer["success"], answer["email"]), (True, user))
    app.token = answer["accessToken"]
    me = app.call("GET", "/api/me").json()
    equal({**me, "signedInAt": None}, {"userId": answer["userId"], "email": user, "signedInAt": None})
    equal(app.call("PUT", ENFORCEMENT, json={"mfaEnforcement": "default"}).json(), {"mfaEnforcement": "default"})
    equal(app.call("POST", "/logout").status_code, 204)
    refused = app.call("GET", "/api/me")
    equal((refused.status_code, refused.json()["error"]), (401, "invalid_token"))
    equal(refused.headers["WWW-Authenticate"], 'Bearer error="invalid_token"')


def signs_in_as_in_the_example(backend, user):
    """With a challenge of the app's own, which keeps the verifier."""
    app, (verifier, challenge) = App(backend, user), pkce()
    app.complete(challenge)
    equal(app.sdk.verifier, None)
    answer = app.exchange(code=app.sdk.step["authCode"], code_verifier=verifier, email=user,
                          trace_id=app.sdk.meta["traceId"], expires_at=app.sdk.step["expiresAt"]).json()
    equal((answer["success"], "error" in answer), (True, False))
    app.token = answer["access_token"]
    equal(app.call("GET", ENFORCEMENT).json(), {"mfaEnforcement": "default"})


def goes_on_after_a_wrong_code(backend, user):
    app = App(backend, user)
    app.sdk.start(user)
    code = app.sdk.sent_code()
    error = app.sdk.act("submit_code", code=f"{(int(code) + 1) % 1000000:06}")
    equal((error["type"], error["action"], error["retryable"]), ("error", "retry_input", True))
    equal(error["details"]["attemptsRemaining"] > 0, True)
    equal(app.sdk.act("submit_code", code=code)["type"], "completed")
    equal(app.as_in_readme().status_code, 200)


def is_told_why_a_code_is_refused(backend, user):
    app = App(backend, user)
    app.complete()
    equal(app.as_in_readme().status_code, 200)
    again = app.as_in_readme()
    equal((again.status_code, again.json()["success"], again.json()["error"]), (401, False, "invalid_grant"))
    app.complete()
    app.sdk.verifier = pkce()[0]
    equal(app.as_in_readme().json()["error"], "invalid_grant")
    app.sdk.verifier = None
    missing = app.as_in_readme()
    equal((missing.status_code, missing.json()["error"]), (400, "invalid_request"))


async def main():
    suite = Suite("React Native")
    with api() as backend:
        user = requests.get(backend.hawcx_url + "/emulator/credentials", timeout=SECONDS).json()["user"]
        await suite.case("an app signs in by the README's request, calls, and signs out", signs_in_as_in_the_readme, backend, user)
        await suite.case("an app signs in by the example's request with its own challenge", signs_in_as_in_the_example, backend, user)
        await suite.case("a wrong one-time code costs an attempt, not the login", goes_on_after_a_wrong_code, backend, user)
        await suite.case("an app is told why its code is refused", is_told_why_a_code_is_refused, backend, user)
    suite.finish()


asyncio.run(main())
