"""What the suites share: cases that are counted, the emulator as a process of its own, this
library as another, and a browser made of plain HTTP. Every wait is bounded."""

import asyncio
import contextlib
import html
import inspect
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import threading
import traceback
import urllib.parse

import requests

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 20


class Suite:
    """Counts cases; one that fails does not keep the others from running."""

    def __init__(self, name):
        self.name = name
        self.failed = 0

    async def case(self, name, function, *arguments):
        try:
            await asyncio.wait_for(settle(function(*arguments)), 3 * SECONDS)
            print(f"PASS {self.name}: {name}", flush=True)
        except Exception as error:  # whatever it is, it is this case's result
            self.failed += 1
            print(f"FAIL {self.name}: {name}: {type(error).__name__}: {error}", flush=True)
            traceback.print_exc(limit=-4, file=sys.stderr)

    def finish(self):
        sys.exit(1 if self.failed else 0)


async def settle(value):
    """Serves sync and async clients alike."""
    return await value if inspect.isawaitable(value) else value


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def compare(cases):
    """Each case: its name, the outcomes that are right, the outcome. All that are wrong are told at once."""
    cases = list(cases)
    wrong = [f"{name}: {outcome}, not {' or '.join(sorted(right))}" for name, right, outcome in cases
             if outcome not in right]
    if wrong or not cases:
        raise AssertionError(f"{len(wrong)} of {len(cases)}: " + "; ".join(wrong[:10]))


async def raises(kind, function, *arguments, **attributes):
    """Expects an exception with the given attributes; those named *_has need only hold the text."""
    try:
        await settle(function(*arguments))
    except kind as error:
        for name, expected in attributes.items():
            if name.endswith("_has"):
                actual = str(error) if name == "text_has" else getattr(error, name[:-4])
                if expected not in (actual or ""):
                    raise AssertionError(f"{name[:-4]} {actual!r} lacks {expected!r}") from error
            else:
                equal(getattr(error, name), expected)
        return error
    raise AssertionError(f"no {kind.__name__}")


def java():
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def read_line(process, seconds=SECONDS):
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        if not selector.select(seconds):
            raise TimeoutError(f"process {process.pid} said nothing for {seconds} s")
    return process.stdout.readline()


def stop(process):
    """By its own id, and kindly first; returns the exit code."""
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(SECONDS)
        raise


class Emulator:
    """What a fresh developer knows of the emulator: its credentials."""

    def __init__(self, url):
        self.url = url
        self.credentials = requests.get(url + "/emulator/credentials", timeout=SECONDS).json()

    def __getattr__(self, name):
        return self.credentials[name]

    def mint_code(self, client_id, challenge, nonce=None):
        body = {"tenant_id": self.config_id, "sub": self.user, "code_challenge": challenge,
                "code_challenge_method": "S256", "ttl": 60, "aud": client_id}
        reply = requests.post(self.url + "/internal/mint-code", json=body | ({"nonce": nonce} if nonce else {}),
                              headers={"X-Config-Id": self.config_id, "X-Consumer-Id": "interop"}, timeout=SECONDS)
        reply.raise_for_status()
        return reply.json()["code"]

    def confirm_step_up(self, start_token):
        """The user types the code on the page; returns the receipt."""
        browser = Browser(self.url)
        page = browser.get("/step-up?" + urllib.parse.urlencode({"token": start_token}))
        done = browser.submit(page, code=shown(page, "one-time-code"))
        return shown(done, "receipt")


@contextlib.contextmanager
def emulator(*options):
    process = subprocess.Popen([java(), "-jar", os.environ["HAWCX_EMULATOR_JAR"], "--port=0", *options],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        yield Emulator(read_line(process, 60).split()[-1])
    finally:
        stop(process)


class Api:
    """samples/api as it says itself that it runs."""

    def __init__(self, process):
        said = {}
        # Its lines come together, so that waiting for one would miss the next.
        timer = threading.Timer(60, process.kill)
        timer.start()
        for line in process.stdout:
            name, _, value = line.rstrip("\n").partition(": ")
            said[name] = value
            if name == "Ready":
                break
        timer.cancel()
        self.url, self.hawcx_url, self.config_id = said["Ready"], said["Emulator"], said["Config id"]


@contextlib.contextmanager
def api():
    process = subprocess.Popen([java(), "-jar", os.environ["HAWCX_API_JAR"], "--server.port=0",
                                "--hawcx.emulator.allow-in-packaged-jar=true"],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        yield Api(process)
    finally:
        stop(process)


class OurSide:
    """This library, asked by lines of JSON."""

    def __init__(self):
        with open(os.path.join(HERE, "target", "classpath"), encoding="utf-8") as file:
            classpath = os.path.join(HERE, "target", "test-classes") + os.pathsep + file.read().strip()
        self.process = subprocess.Popen([java(), "-cp", classpath, "io.hawcx.interop.OurSide"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        stop(self.process)

    def ask(self, what, **order):
        self.process.stdin.write(json.dumps({"do": what, **order}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(read_line(self.process, 60))
        if "error" in answer:
            raise OurError(answer["error"])
        return answer


class OurError(Exception):
    """What this library threw."""


class Browser:
    """Fills in forms as a user would, and follows redirects within the emulator only."""

    def __init__(self, url):
        self.url = url
        self.session = requests.Session()

    def get(self, path):
        return self._follow(self.session.get(urllib.parse.urljoin(self.url, path), allow_redirects=False,
                                             timeout=SECONDS))

    def submit(self, page, **typed):
        form = re.search(r"<form method=\"post\" action=\"([^\"]+)\".*?</form>", page.text, re.S)
        fields = dict(re.findall(r"type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", form.group(0)))
        fields = {name: html.unescape(value) for name, value in fields.items()}
        return self._follow(self.session.post(urllib.parse.urljoin(self.url, html.unescape(form.group(1))),
                                              data=fields | typed, allow_redirects=False, timeout=SECONDS))

    def _follow(self, reply):
        for _ in range(10):
            if not reply.is_redirect:
                reply.raise_for_status()
                return reply
            target = urllib.parse.urljoin(reply.url, reply.headers["Location"])
            if not target.startswith(self.url + "/"):
                return target
            reply = self.session.get(target, allow_redirects=False, timeout=SECONDS)
        raise AssertionError("too many redirects")


def shown(page, element):
    return html.unescape(re.search(rf"id=\"{element}\"[^>]*>([^<]+)<", page.text).group(1))
