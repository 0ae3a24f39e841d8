#!/usr/bin/env python3
"""Measures complete logins a second and writes its section of RESULTS.md.

  python3 build-support/benchmarks/login.py --java JDK_25_HOME

Load, application and identity provider are a process each, on this machine. Three contenders take
turns: this library by code hand-over and by redirect with the emulator, and stock oauth2Login() with
Spring's authorization server. A login that does not end at the page with the right name stops all."""

import argparse
import datetime
import json
import os
import re
import statistics
import subprocess
import time

from report import ROOT, TARGET, build, classpath, java, measured, say, version, write

PACKAGE = "io.hawcx.benchmark.login."
TICKS = os.sysconf("SC_CLK_TCK")
# A stock application has what its starters bring, and ours has no server of others'.
NOT_STOCK = ("hawcx-", "httpclient5", "httpcore5", "bcprov")
NOT_OURS = ("authorization-server", "hawcx-emulator")


class Program:
    """A process that says READY and ends with its standard input."""

    def __init__(self, java, name, arguments=(), without=(), options=(), tell=None):
        self.name = name
        self.process = subprocess.Popen(
            [java, *options, "-cp", classpath(lambda jar: not any(part in relative(jar) for part in without)),
             PACKAGE + name, *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if tell:
            self.tell(tell)
        self.ready = self.line("READY")

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def line(self, beginning=""):
        for line in self.process.stdout:
            if line.startswith(beginning):
                return line[len(beginning):].strip()
        raise SystemExit(f"{self.name} stopped")

    def cpu(self):
        """Seconds of processor time, all threads of the JVM included."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def allocated(self):
        """Bytes that the process has ever allocated."""
        self.tell("allocated")
        return int(self.line("BYTES"))

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def relative(jar):
    return os.path.relpath(jar, ROOT) if jar.startswith(ROOT + os.sep) else os.path.basename(jar)


def recording(args, name):
    if args.version < 21:
        return []
    settings = "profile" if args.profile else "none"
    return [f"-XX:StartFlightRecording=filename={recorded(name)},settings={settings},"
            "+jdk.VirtualThreadPinned#enabled=true,+jdk.VirtualThreadPinned#threshold=0ms"]


def recorded(name):
    return os.path.join(TARGET, f"login-{name}.jfr")


def pinned(args, name, since):
    """How many events of a pinned virtual thread there are before and after a time."""
    jfr = os.path.join(os.path.dirname(args.java), "jfr")
    events = json.loads(subprocess.run([jfr, "print", "--json", "--events", "jdk.VirtualThreadPinned", recorded(name)],
                                       capture_output=True, text=True, check=True).stdout)["recording"]["events"]
    # Nine digits of a second are more than fromisoformat() takes everywhere.
    starts = [re.sub(r"\.(\d{6})\d*", r".\1", event["values"]["startTime"]) for event in events]
    after = sum(datetime.datetime.fromisoformat(start).timestamp() >= since for start in starts)
    return len(starts) - after, after


def start(args):
    programs = {}
    programs["emulator"] = Program(args.java, "EmulatorProcess")
    credentials = programs["emulator"].ready
    programs["provider"] = Program(args.java, "StockProvider", without=("hawcx-",))
    programs["hawcx"] = Program(args.java, "HawcxApplication", without=NOT_OURS, options=recording(args, "hawcx"),
                                tell=credentials)
    programs["stock"] = Program(args.java, "StockApplication", [programs["provider"].ready],
                                NOT_STOCK + ("authorization-server",), recording(args, "stock"))
    programs["load"] = Program(args.java, "LoginLoad", [programs["hawcx"].ready, programs["stock"].ready],
                               tell=credentials)
    return programs


CONTENDERS = {
    "handover": ("this library, code hand-over", ("hawcx", "emulator", "load")),
    "redirect": ("this library, redirect", ("hawcx", "emulator", "load")),
    "stock": ("stock `oauth2Login()`, redirect", ("stock", "provider", "load")),
}


def measure(programs, contender, visitors, seconds):
    involved = [programs[name] for name in CONTENDERS[contender][1]]
    allocated = involved[0].allocated()
    before = [program.cpu() for program in involved]
    programs["load"].tell(f"{contender} {visitors} {int(seconds * 1000)}")
    logins, took, median, p99 = map(float, programs["load"].line().split())
    return {"rate": logins / took, "median": median, "p99": p99,
            "cpu": [(program.cpu() - earlier) * 1000 / logins for program, earlier in zip(involved, before)],
            "allocated": (involved[0].allocated() - allocated) / logins}


def run(args):
    programs = start(args)
    try:
        for contender in CONTENDERS:
            say("warming", contender)
            # One visitor first, or many wait for the same classes to be loaded.
            measure(programs, contender, 1, args.warmup / 10)
            measure(programs, contender, args.visitors, args.warmup)
        warm = time.time()
        rounds = {contender: [] for contender in CONTENDERS}
        for number in range(args.rounds):
            for contender in CONTENDERS:
                result = measure(programs, contender, args.visitors, args.slice)
                say(f"round {number + 1}, {contender}: {result['rate']:.0f} logins a second, "
                    + "CPU ms a login " + " + ".join(f"{value:.2f}" for value in result["cpu"]))
                rounds[contender].append(result)
    finally:
        for program in reversed(programs.values()):
            program.close()
    return rounds, warm


def middle(results, value):
    return statistics.median(value(result) for result in results)


def table(rounds):
    lines = ["| | logins a second | p50 | p99 | CPU a login: application | provider | load | all | two cores' ceiling | application allocates |",
             "|---" * 10 + "|"]
    for contender, results in rounds.items():
        parts = [middle(results, lambda result, i=i: result["cpu"][i]) for i in range(3)]
        total = middle(results, lambda result: sum(result["cpu"]))
        shares = " | ".join(f"{part:.2f} ms ({part / total:.0%})" for part in parts)
        lines.append(f"| {CONTENDERS[contender][0]} | **{middle(results, lambda r: r['rate']):.0f}** "
                     f"| {middle(results, lambda r: r['median']):.1f} ms | {middle(results, lambda r: r['p99']):.1f} ms "
                     f"| {shares} | {total:.2f} ms | {2000 / total:.0f}/s "
                     f"| {middle(results, lambda r: r['allocated']) / 1024:.0f} kB |")
    return lines


def section(args, rounds, warm, load):
    lines = [measured(load, args.version) + " with virtual threads, by", "", "```sh",
             "python3 build-support/benchmarks/login.py --java JDK_HOME", "```", "",
             f"{args.visitors} visitors at a time; medians of {args.rounds} rounds of {args.slice:g} s, the contenders in turn.",
             "", *table(rounds), ""]
    ours = rounds["redirect"]
    theirs = rounds["stock"]
    ratio = statistics.median(a["rate"] / b["rate"] for a, b in zip(ours, theirs))
    cpu = statistics.median(b["cpu"][0] / a["cpu"][0] for a, b in zip(ours, theirs))
    lines.append(f"By redirect this library makes {ratio:.2f} times the logins of stock Spring Security, whose application "
                 f"takes {cpu:.2f} times the processor time a login.")
    if args.version >= 21:
        ours, theirs = (pinned(args, name, warm) for name in ("hawcx", "stock"))
        lines.append(f"Events of a pinned virtual thread, of any duration (JFR): **{ours[1]}** in this library's application, "
                     f"{theirs[1]} in the stock one; while they warmed up {ours[0]} and {theirs[0]}, where classes are loaded.")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", help="JAVA_HOME; the java on the path by default")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--slice", type=float, default=10, help="seconds a measurement")
    parser.add_argument("--warmup", type=float, default=25, help="seconds a contender")
    parser.add_argument("--visitors", type=int, default=8)
    parser.add_argument("--profile", action="store_true", help="also record where the applications' time goes")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--no-write", action="store_true", help="print the section only")
    args = parser.parse_args()
    args.java = java(args.java)
    args.version = version(args.java)
    if not args.no_build:
        build()
    load = os.getloadavg()[0]
    text = section(args, *run(args), load)
    print(text)
    if not args.no_write:
        write("login.py", text)


main()
