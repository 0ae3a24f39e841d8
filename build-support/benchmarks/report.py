"""What the scripts of this folder have in common: the build, the machine, their sections of RESULTS.md."""

import datetime
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.path.join(HERE, "target")
RESULTS = os.path.join(HERE, "RESULTS.md")


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def build():
    say("building")
    subprocess.run(["./mvnw", "-q", "-pl", "build-support/benchmarks", "-am", "package", "-DskipTests"], cwd=ROOT, check=True)


def classpath(keep=lambda jar: True):
    with open(os.path.join(TARGET, "classpath"), encoding="utf-8") as file:
        jars = file.read().strip().split(os.pathsep)
    return os.pathsep.join([os.path.join(TARGET, "classes")] + [jar for jar in jars if keep(jar)])


def java(home):
    return os.path.join(home, "bin", "java") if home else "java"


def version(command):
    text = subprocess.run([command, "-version"], capture_output=True, text=True, check=True).stderr
    return int(re.search(r'version "(\d+)', text).group(1))


def measured(load, jdk):
    """Say when and where, with the load average before the start: above 1 the figures are noisy."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*:\s*(.*)", file.read())
    day = datetime.datetime.now(datetime.timezone.utc).date()
    return (f"Measured on {day} on {os.cpu_count()} cores of {model.group(1).strip() if model else 'an unnamed processor'} "
            f"(load average {load:.1f} before the start; above 1 trust ratios only), JDK {jdk}")


def write(script, text):
    """Replace what stands between the script's two marks."""
    with open(RESULTS, encoding="utf-8") as file:
        old = file.read()
    begin, end = f"<!-- {script} writes from here -->", f"<!-- {script} writes to here -->"
    head, _, rest = old.partition(begin)
    with open(RESULTS, "w", encoding="utf-8") as file:
        file.write(head + begin + "\n" + text + "\n" + end + rest.partition(end)[2])
