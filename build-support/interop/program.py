"""The emulator as a program: what it prints, how it refuses, how it ends."""

import asyncio
import os
import socket
import subprocess
import time

from support import SECONDS, Suite, emulator, equal, java, read_line, stop

COMMAND = [java(), "-jar", os.environ["HAWCX_EMULATOR_JAR"]]


def run(*arguments):
    return subprocess.run([*COMMAND, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=60, check=False)


def explains_itself():
    done = run("--help")
    equal((done.returncode, done.stderr), (0, ""))
    for option in ("--port", "--seed", "--config-id-optional"):
        equal(option in done.stdout, True)


def refuses(reason, *arguments):
    done = run(*arguments)
    equal((done.returncode, done.stdout), (2, ""))
    equal(reason in done.stderr, True)
    equal("Exception" in done.stderr, False)


def refuses_a_taken_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refuses(f"127.0.0.1:{port}", "--port", str(port))


def listens_on_7998():
    try:
        taken = socket.create_server(("127.0.0.1", 7998))
    except OSError:
        # Somebody else has it, which does as well.
        refuses("127.0.0.1:7998")
        return
    with taken:
        refuses("127.0.0.1:7998")


def starts_and_stops():
    started = time.monotonic()
    process = subprocess.Popen([*COMMAND, "--port=0"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    line = read_line(process, 60).rstrip("\n")
    equal("for development and tests only" in line, True)
    url = line.split(" ")[-1]
    print(f"ready after {time.monotonic() - started:.2f} s", flush=True)
    port = int(url.removeprefix("http://127.0.0.1:"))
    socket.create_connection(("127.0.0.1", port), SECONDS).close()
    code = stop(process)
    # What the Java launcher answers when it was told to stop and did.
    equal((code, process.stdout.read(), process.stderr.read()), (143, "", ""))
    try:
        socket.create_connection(("127.0.0.1", port), SECONDS).close()
    except ConnectionRefusedError:
        return
    raise AssertionError(f"port {port} still answers")


def same_seed():
    with emulator("--seed", "one") as first, emulator("--seed", "one") as second, emulator("--seed", "two") as other:
        ours = {name: value for name, value in first.credentials.items() if name != "issuer"}
        equal(ours, {name: value for name, value in second.credentials.items() if name != "issuer"})
        equal(ours["secret_key"] == other.secret_key, False)


async def main():
    suite = Suite("executable jar")
    await suite.case("--help explains the options", explains_itself)
    await suite.case("one line ends in the base URL; SIGTERM ends it and frees the port", starts_and_stops)
    await suite.case("the same seed gives the same credentials", same_seed)
    await suite.case("a taken port is named", refuses_a_taken_port)
    await suite.case("the port is 7998 unless told otherwise", listens_on_7998)
    await suite.case("an unknown option is named", refuses, "--nonsense", "--nonsense")
    await suite.case("another address is refused", refuses, "--address", "--address", "0.0.0.0")
    suite.finish()


asyncio.run(main())
