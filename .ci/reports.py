"""Counts tests from the Surefire reports of the modules given as arguments.

Prints what failed or was skipped, then one line "PASSED FAILED". A skipped test is
counted as failed: nothing may be skipped where this runs, but for the cases of Project
Wycheproof where HAWCX_WITHOUT_WYCHEPROOF=true says that there are none. Exits with 1
when another test was skipped, a module has no report, or the secret scan did not look at
its run.
"""

import os
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

left_out = ".Wycheproof" if os.environ.get("HAWCX_WITHOUT_WYCHEPROOF") == "true" else None
passed = failed = 0
complete = True
for module in sys.argv[1:]:
    reports = sorted(pathlib.Path(module, "target/surefire-reports").glob("TEST-*.xml"))
    if not reports:
        complete = False
        print(f"no tests ran in {module}")
    scan = pathlib.Path(module, "target/secret-scan.txt")
    if reports and not scan.exists():
        complete = False
        print(f"the secret scan did not look at {module}: its pom needs hawcx-secret-scan")
    for report in reports:
        for case in ElementTree.parse(report).iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            if case.find("skipped") is not None and left_out and left_out in name:
                print(f"left out: {name}")
            elif case.find("skipped") is not None:
                failed += 1
                complete = False
                print(f"skipped: {name}")
            elif case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"failed: {name}")
            else:
                passed += 1
print(passed, failed)
sys.exit(0 if complete else 1)
