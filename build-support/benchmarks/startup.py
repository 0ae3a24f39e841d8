#!/usr/bin/env python3
"""Measures the start of an application with this library beside stock oauth2-client, and writes its section of RESULTS.md.

  python3 build-support/benchmarks/startup.py --java17 JDK_17_HOME --java25 JDK_25_HOME

Each start is a process of its own, and the two applications take turns. Processor time is that of the
whole process until the application is ready; heap is what remains after a collection. On JDK 25 both
start a second time from an AOT cache, which a training run of each has made."""

import argparse
import os
import statistics
import subprocess
import zipfile

from report import ROOT, TARGET, build, java, measured, say, version, write

PACKAGE = "io.hawcx.benchmark.startup."
FIGURES = ("processor time, ms", "classes loaded", "heap, kB", "bean definitions")
OWN_CLASSES = os.path.join(TARGET, "startup.jar")
NOBODYS = ("authorization-server", "hawcx-emulator", "conscrypt", "AmazonCorretto", "jmh-core", "jopt-simple", "commons-math3")
WITHOUT = {"StarterApplication": NOBODYS,
           "StockApplication": NOBODYS + ("hawcx-", "httpclient5", "httpcore5", "bcprov")}


def own_classes():
    """Make a jar of this folder's classes, once: an AOT cache takes no folders, and no jar that has changed."""
    classes = os.path.join(TARGET, "classes")
    with zipfile.ZipFile(OWN_CLASSES, "w") as file:
        for folder, _, names in os.walk(os.path.join(classes, *PACKAGE.split("."))):
            for name in names:
                path = os.path.join(folder, name)
                file.write(path, os.path.relpath(path, classes))


def classpath(application):
    with open(os.path.join(TARGET, "classpath"), encoding="utf-8") as file:
        jars = file.read().strip().split(os.pathsep)
    return [jar for jar in jars if not any(part in os.path.relpath(jar, ROOT) if jar.startswith(ROOT)
                                           else part in os.path.basename(jar) for part in WITHOUT[application])]


def start(command, application, *options):
    path = os.pathsep.join([OWN_CLASSES, *classpath(application)])
    run = subprocess.run([command, *options, "-cp", path, PACKAGE + application],
                         capture_output=True, text=True, check=False, timeout=300)
    for line in run.stdout.splitlines():
        if line.startswith("START "):
            return [int(figure) for figure in line.split()[1:1 + len(FIGURES)]]
    raise SystemExit(f"{application} did not start:\n{run.stdout}{run.stderr}")


def cache(command, application):
    path = os.path.join(TARGET, f"{application}.aot")
    say("training", application)
    start(command, application, f"-XX:AOTCacheOutput={path}")
    return f"-XX:AOTCache={path}"


def measure(command, rounds, cached):
    options = {name: [cache(command, name)] if cached else [] for name in WITHOUT}
    results = {name: [] for name in WITHOUT}
    for number in range(rounds + 1):
        for name in WITHOUT:
            figures = start(command, name, *options[name])
            say(f"round {number or '0 (warm-up)'}, {name}: {figures}")
            if number:
                results[name].append(figures)
    return results


def row(what, results):
    ours, theirs = ([statistics.median(column) for column in zip(*results[name])] for name in WITHOUT)
    cells = [f"{mine:.0f} / {other:.0f} ({(mine / other - 1) * 100:+.1f} %)" for mine, other in zip(ours, theirs)]
    return f"| {what} | " + " | ".join(cells) + " |"


def jar_sizes():
    sizes = [sum(os.path.getsize(jar) for jar in classpath(name)) / 1e6 for name in WITHOUT]
    return f"Jars on the class path: {sizes[0]:.1f} / {sizes[1]:.1f} MB."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java17", help="home of a JDK 17; left out without it")
    parser.add_argument("--java25", help="home of a JDK 25; left out without it")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--no-write", action="store_true", help="print the section only")
    args = parser.parse_args()
    if not args.no_build:
        build()
    own_classes()
    load = os.getloadavg()[0]
    rows = []
    for home, name, kinds in ((args.java17, "JDK 17", (False,)), (args.java25, "JDK 25", (False, True))):
        if home:
            for cached in kinds:
                rows.append(row(name + (", AOT cache" if cached else ""), measure(java(home), args.rounds, cached)))
    if not rows:
        raise SystemExit("Name a JDK: --java17 or --java25.")
    text = "\n".join([measured(load, version(java(args.java25 or args.java17))) + ", by", "", "```sh",
                      "python3 build-support/benchmarks/startup.py --java17 JDK_HOME --java25 JDK_HOME", "```", "",
                      f"This library / stock, medians of {args.rounds} starts in turn.", "",
                      "| | " + " | ".join(FIGURES) + " |", "|---" * (len(FIGURES) + 1) + "|", *rows, "", jar_sizes()])
    print(text)
    if not args.no_write:
        write("startup.py", text)


main()
