#!/usr/bin/env python3
"""Measures what tenants cost at start and in use, by their number, and writes its section of RESULTS.md.

  python3 build-support/benchmarks/tenants.py --java JDK_HOME

Each start is a process of its own, and the cases take turns. Processor time is that of the whole process
until the application is ready; heap is what remains after a collection. A tenant in use has been looked
up, with the clients of its logins and of its management calls; nothing is sent."""

import argparse
import os
import statistics
import subprocess

from report import build, classpath, java, measured, say, version, write

APPLICATION = "io.hawcx.benchmark.startup.TenantsApplication"
CASES = [("no tenants, a project of `hawcx.*`", "none", 0, 0),
         ("properties", "properties", 1, 0), ("properties", "properties", 100, 0),
         ("repository", "repository", 1, 0), ("repository", "repository", 100, 100), ("repository", "repository", 10000, 0),
         ("repository", "repository", 10000, 1000), ("repository", "repository", 10000, 10000)]
NOBODYS = ("authorization-server", "hawcx-emulator", "conscrypt", "AmazonCorretto", "jmh-core", "jopt-simple", "commons-math3")


def start(command, source, tenants, used):
    path = classpath(lambda jar: not any(part in os.path.basename(jar) for part in NOBODYS))
    run = subprocess.run([command, "-cp", path, APPLICATION, source, str(tenants), str(used)],
                         capture_output=True, text=True, check=False, timeout=600)
    for line in run.stdout.splitlines():
        if line.startswith("START "):
            cpu, _, heap, _, use, after = [int(figure) for figure in line.split()[1:]]
            return cpu, heap, use, after
    raise SystemExit(f"{source} {tenants} did not start:\n{run.stdout}{run.stderr}")


def row(case, results):
    what, _, tenants, used = case
    cpu, heap, use, after = (statistics.median(column) for column in zip(*results))
    cells = [what, f"{tenants:,}" if tenants else "–", f"{used:,}" if tenants else "–", f"{cpu:.0f}", f"{heap:.0f}"]
    cells += [f"{use / used:.2f}", f"{(after - heap) / used:.1f}"] if used else ["–", "–"]
    return "| " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", help="home of the JDK")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--no-write", action="store_true", help="print the section only")
    args = parser.parse_args()
    if not args.no_build:
        build()
    load = os.getloadavg()[0]
    command = java(args.java)
    results = {case: [] for case in CASES}
    for number in range(args.rounds):
        for case in CASES:
            figures = start(command, *case[1:])
            say(f"round {number + 1}, {case[1:]}: {figures}")
            results[case].append(figures)
    text = "\n".join([measured(load, version(command)) + ", by", "", "```sh",
                      "python3 build-support/benchmarks/tenants.py --java JDK_HOME", "```", "",
                      f"Medians of {args.rounds} starts in turn.", "",
                      "| tenants of | tenants | in use | start: processor time, ms | start: heap, kB "
                      "| a tenant's first use: processor time, ms | a tenant in use: heap, kB |", "|---" * 7 + "|",
                      *(row(case, results[case]) for case in CASES)])
    print(text)
    if not args.no_write:
        write("tenants.py", text)


main()
