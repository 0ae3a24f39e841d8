#!/usr/bin/env python3
"""Trains AOT caches for samples/webapp as docs/aot.md says, and measures its start with and without.

  python3 build-support/benchmarks/aot_cache.py JDK_25_HOME samples/webapp/target/…-exec.jar FOLDER

The jar is one that the profile "aot" has packaged; variables such as HAWCX_BASEURL connect it. Each start is a process of its own that ends when the
application is ready; the four kinds take turns. Processor time is that of the whole process. FOLDER is left
with the unpacked application and the cache "processed.aot", for who wants to start it."""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

ROUNDS = 3
ARGUMENTS = ["--hawcx.emulator.enabled=false", "--server.port=0"]
PROCESSED = ["-Dspring.aot.enabled=true"]


class Application:

    def __init__(self, home, jar, folder):
        self.java = os.path.join(home, "bin", "java")
        subprocess.run([self.java, "-Djarmode=tools", "-jar", jar, "extract", "--force", "--destination", folder],
                       check=True, timeout=120, stdout=subprocess.DEVNULL)
        self.folder = pathlib.Path(folder)
        self.jar = str(self.folder / pathlib.Path(jar).name)

    def start(self, *options):
        """Milliseconds of processor time, and of waiting."""
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        run = subprocess.run([self.java, *options, "-Dspring.context.exit=onRefresh", "-jar", self.jar, *ARGUMENTS],
                             capture_output=True, text=True, check=False, timeout=300)
        if run.returncode != 0:
            raise SystemExit(f"{options}: it did not start:\n{run.stdout}{run.stderr}")
        waited, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return used * 1000, waited * 1000

    def train(self, name, *options):
        cache = self.folder / f"{name}.aot"
        self.start(*options, f"-XX:AOTCacheOutput={cache}")
        # A cache that does not fit stops the start.
        return [f"-XX:AOTCache={cache}", "-XX:AOTMode=on"]


def main(home, jar, folder):
    application = Application(home, jar, folder)
    kinds = {"as it is": [], "processed by Spring": PROCESSED,
             "with an AOT cache": application.train("plain"),
             "processed, with an AOT cache": PROCESSED + application.train("processed", *PROCESSED)}
    measured = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, options in kinds.items():
            measured[name].append(application.start(*options))
    print("| start | processor time, ms | until it is ready, ms |")
    print("| --- | --- | --- |")
    for name, starts in measured.items():
        used, waited = (round(statistics.median(column), -1) for column in zip(*starts))
        print(f"| {name} | {used:.0f} | {waited:.0f} |")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
