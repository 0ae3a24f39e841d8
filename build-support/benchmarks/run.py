#!/usr/bin/env python3
"""Measures sealing, opening and whole calls beside rivals, and writes its section and chart of RESULTS.md.

  python3 build-support/benchmarks/run.py --java JDK_25_HOME

Every rival is one warm process; each round asks all of them, in another order, so that a
machine whose speed drifts is unfair to nobody. Medians of the rounds are shown, and the
median of the ratios round by round. Needs gcc, OpenSSL's headers, and pip."""

import argparse
import json
import os
import random
import statistics
import subprocess
import venv

import report
from report import HERE, TARGET, say

SIZES = (64, 1024, 65536)
OPENSSL, PYTHON, OURS = "OpenSSL EVP (C)", "vendor's Python SDK", "this library"
CONSCRYPT, NATIVE = "this library, Conscrypt", "this library, Conscrypt and Corretto"
PROVIDERS = {OURS: "bouncycastle", CONSCRYPT: "conscrypt", NATIVE: "conscrypt+corretto"}


class Worker:
    def __init__(self, name, command):
        self.name = name
        self.allocated = []
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.name} stopped")
        # The second figure, where there is one, is the bytes that an operation allocates.
        rate, *self.allocated = map(float, answer.split())
        return rate

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


def java(args, *arguments, provider="bouncycastle"):
    return [args.java, f"-Dhawcx.crypto.provider={provider}", "-cp", report.classpath(), *arguments]


def vendor(python, script):
    return [python, os.path.join(HERE, "rivals", script)]


def prepare():
    evp = os.path.join(TARGET, "evp")
    subprocess.run(["gcc", "-O2", "-o", evp, os.path.join(HERE, "rivals", "evp.c"), "-lcrypto"], check=True)
    environment = os.path.join(TARGET, "venv")
    python = os.path.join(environment, "bin", "python")
    if not os.path.exists(python):
        venv.create(environment, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "hawcx-oauth-client==1.2.0"], check=True)
    return evp, python


def crypto(args, evp, python):
    workers = [Worker(OPENSSL, [evp]), Worker(PYTHON, vendor(python, "vendor.py"))]
    workers += [Worker(name, java(args, "io.hawcx.benchmark.CryptoWorker", "hawcx", provider=provider))
                for name, provider in PROVIDERS.items()]
    workers += [Worker("Bouncy Castle only", java(args, "io.hawcx.benchmark.CryptoWorker", "bouncycastle")),
                Worker("JDK only", java(args, "io.hawcx.benchmark.CryptoWorker", "jdk"))]
    cases = [(what, size) for size in SIZES for what in ("seal", "open")]
    for worker in workers:
        say("warming", worker.name)
        for what, size in cases:
            worker.ask(f"{what} {size} {args.warmup}")
    results = {(w.name, c): [] for w in workers for c in cases}
    for number in range(args.rounds):
        say("round", number + 1)
        for case in cases:
            for worker in random.sample(workers, len(workers)):
                results[worker.name, case].append(worker.ask(f"{case[0]} {case[1]} {args.slice}"))
    for worker in workers:
        worker.close()
    return [w.name for w in workers], cases, results


def blob():
    # The keys of the workers are those of the vectors.
    with open(os.path.join(HERE, "..", "vectors", "sealing.json"), encoding="utf-8") as file:
        return json.load(file)["secret_key"]


def calls(args, python):
    workers = [Worker(PYTHON, vendor(python, "vendor_calls.py"))]
    workers += [Worker(name, java(args, "io.hawcx.benchmark.CallWorker", provider=provider))
                for name, provider in PROVIDERS.items()]
    results = {}
    for number in range(args.call_rounds + 1):
        say("calls, round", number if number else "0 (warm-up)")
        for threads in (1, 64):
            for worker in random.sample(workers, len(workers)):
                # Fresh replies for each slot: none is ever seen twice by one client.
                server = subprocess.Popen(
                    java(args, "io.hawcx.benchmark.PresealedServer", "20000", provider="conscrypt"),
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
                port = server.stdout.readline().strip()
                extra = f" {blob()}" if "Python" in worker.name else ""
                rate = worker.ask(f"{port} {threads} {args.call_slice}{extra}")
                server.stdin.close()
                server.wait(timeout=20)
                if number:
                    results.setdefault((worker.name, threads), []).append(rate)
                    if worker.allocated:
                        results.setdefault((worker.name, threads, "allocated"), []).append(worker.allocated[0])
    for worker in workers:
        worker.close()
    return [w.name for w in workers], results


def ratio(ours, theirs):
    return statistics.median(a / b for a, b in zip(ours, theirs))


def table(names, cases, results):
    lines = ["| | " + " | ".join(f"{what} {size} B" for what, size in cases) + " |", "|---" * (len(cases) + 1) + "|"]
    for name in names:
        cells = [f"{statistics.median(results[name, c]):.0f} ({ratio(results[name, c], results[OPENSSL, c]):.2f})"
                 for c in cases]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def call_table(names, results):
    lines = ["| calls a second | one thread | 64 threads | allocated a call |", "|---|---|---|---|"]
    for name in names:
        cells = [f"{statistics.median(results[name, t]):.0f} ({ratio(results[name, t], results[PYTHON, t]):.2f})"
                 for t in (1, 64)]
        allocated = results.get((name, 1, "allocated"))
        cells.append(f"{statistics.median(allocated) / 1024:.1f} kB" if allocated else "")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def goal(text, least, ratios):
    figures = ", ".join(f"{what} {value:.2f}" for what, value in ratios.items())
    return f"| {text}: at least {least} | {figures} | {'met' if min(ratios.values()) >= least else 'not met'} |"


def goals(results, called):
    small = [(what, size) for size in SIZES[:2] for what in ("seal", "open")]

    def crypto_ratios(name):
        return {f"{what} {size} B": ratio(results[name, (what, size)], results[OPENSSL, (what, size)])
                for what, size in small}

    calls = {f"{t} threads" if t > 1 else "alone": ratio(called[OURS, t], called[PYTHON, t]) for t in (1, 64)}
    return ["| goal | ratio | |", "|---|---|---|", goal("pure Java beside OpenSSL", 0.8, crypto_ratios(OURS)),
            goal("with native code beside OpenSSL", 2, crypto_ratios(NATIVE)),
            *(goal(f"whole calls in pure Java beside the vendor's SDK, {who}", least, {who: calls[who]})
              for who, least in (("alone", 3.5), ("64 threads", 6)))]


def chart(names, cases, results, path):
    width, bar, gap, left = 720, 16, 14, 190
    lines, y = [], 24
    for case in cases[:4]:
        lines.append(f'<text x="8" y="{y}" font-weight="bold">{case[0]} {case[1]} B</text>')
        y += 10
        top = max(statistics.median(results[n, case]) for n in names)
        for name in names:
            value = statistics.median(results[name, case])
            length = value / top * (width - left - 80)
            colour = "#2563eb" if name.startswith("this") else "#94a3b8"
            lines.append(f'<text x="{left - 6}" y="{y + 12}" text-anchor="end">{name}</text>'
                         f'<rect x="{left}" y="{y}" width="{length:.0f}" height="{bar - 2}" fill="{colour}"/>'
                         f'<text x="{left + length + 5:.0f}" y="{y + 12}">{value:.0f}/s</text>')
            y += bar
        y += gap + 10
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y}" font-family="sans-serif" '
                   f'font-size="12"><rect width="100%" height="100%" fill="#fff"/>' + "\n".join(lines) + "</svg>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--slice", type=int, default=300, help="milliseconds a measurement")
    parser.add_argument("--warmup", type=int, default=1500, help="milliseconds a case")
    parser.add_argument("--call-rounds", type=int, default=5)
    parser.add_argument("--call-slice", type=int, default=2000)
    parser.add_argument("--java", help="JAVA_HOME; the java on the path by default")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--no-write", action="store_true", help="print the section only; the chart goes into target")
    args = parser.parse_args()
    args.java = report.java(args.java)
    if not args.no_build:
        report.build()
    load = os.getloadavg()[0]
    evp, python = prepare()
    names, cases, results = crypto(args, evp, python)
    callers, called = calls(args, python)
    lines = [report.measured(load, report.version(args.java)) + ", by", "", "```sh",
             "python3 build-support/benchmarks/run.py --java JDK_HOME", "```", "",
             "Operations a second of processor time, medians; in brackets the ratio to OpenSSL, round by round.", "",
             *table(names, cases, results), "",
             "Whole `startStepUp` calls; in brackets the ratio to the vendor's Python SDK.", "",
             *call_table(callers, called), "", *goals(results, called)]
    print("\n".join(lines))
    if not args.no_write:
        report.write("run.py", "\n".join(lines))
    chart(names, cases, results, os.path.join(TARGET if args.no_write else HERE, "seal-open.svg"))


main()
