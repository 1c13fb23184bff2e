#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times callready beside Hurl on the same loopback server, and alone where Hurl has no counterpart.

usage: compare.py CALLREADY HURL [-r RUNS] [--gates]

Needs nginx. Each check is one GET with five expectations: status, media type, id, name and telephone
number. The programs take turns, so that a busy machine is busy for both; what counts is the median
of the ratios of each turn. callready writes results.json only; Hurl writes nothing.

Gates are on CPU seconds and memory, never on wall time, which measures the neighbours too. With
--gates a gate that does not hold ends the script with 1. Where the processor counts instructions
(`perf stat`), they are printed as well.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

NGINX = """worker_processes 1; daemon on; pid nginx.pid; error_log error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000; tcp_nodelay on;
  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4;
  scgi_temp_path t5;
  server {
    listen 127.0.0.1:%d; root www;
    location / { types {} default_type application/json; try_files $uri =404; }
  }
}
"""

CONTRACT = """callready: 1
name: Bench CRM
concurrency: 1
base: "{{.base_url}}"
environments:
  bench:
    variables: { base_url: %s }
    budget: { requests: 100000 }
authentication:
  fields: { base_url: { title: API address } }
"""

SEARCH = """endpoint: contact-search
types:
  Contacts: GET /%s/{{UrlEncode .Phone}}
mapping:
  ContactsId: id
  FirstName: full_name
  BusinessNumber: phone
response: { status: 200, content-type: application/json }
allowed-personal-data: { owner.email: the owner of the record }
scenarios:
"""

# What the issues promise: the case, what is measured, and the most it may be. A replay has no
# counterpart; its seconds were promised on a machine on which Hurl's 500 checks took 73.5 ms, so it
# takes turns with these, and the ratio holds on any machine.
GATES = [
    ("one check", "cpu ratio", 2.0),
    ("one check, numbers read", "cpu ratio", 3.0),
    ("500 checks", "cpu ratio", 1.5),
    ("500 checks", "peak MiB", 64.0),
    ("replay of 500", "cpu s", 0.08),
    ("replay of 500", "cpu ratio", 0.08 / 0.0735),
    ("replay of 5000", "cpu s", 0.5),
    ("replay of 5000", "cpu ratio", 0.5 / 0.0735),
    ("each further check", "peak KiB", 2.0),
]


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def person(number, spelled):
    digits = "%07d" % number
    # Written with brackets, a number is the caller's only to libphonenumber: it has to be woken.
    phone = f"+971 (50) {digits[:3]} {digits[3:]}" if spelled else f"+97150{digits}"
    return {
        "id": number, "phone": phone, "full_name": f"Person {number}",
        "company": "North Gate Logistics", "owner": {"id": 7, "email": "owner@example.test"},
        "tags": ["a", "b"], "active": True,
    }


def prepare(folder, base, name, count, spelled=False):
    """Writes the server's documents and the same checks in each program's own format."""
    hurl, search = "", SEARCH % name
    for number in range(1, count + 1):
        who = person(number, spelled)
        caller = "+97150%07d" % number
        write(folder, f"nginx/www/{name}/{caller}", json.dumps(who))
        hurl += (
            f"GET {base}/{name}/%2B{caller[1:]}\nHTTP 200\n[Asserts]\n"
            'header "Content-Type" contains "application/json"\n'
            f'jsonpath "$.id" == {number}\njsonpath "$.phone" == "{who["phone"]}"\n'
            f'jsonpath "$.full_name" == "{who["full_name"]}"\n\n')
        # The number written with brackets is left to the check that compares numbers as numbers.
        phone = "" if spelled else f', BusinessNumber: "{caller}"'
        search += (
            f'  c{number}: {{ call: "{caller}", finds: {{ ContactsId: {number}, '
            f'FirstName: Person {number}{phone} }} }}\n')
    write(folder, f"{name}.hurl", hurl)
    write(folder, f"{name}/contract.yaml", CONTRACT % base)
    write(folder, f"{name}/contact-search.yaml", search)


def timed(command, folder):
    """Wall seconds, CPU seconds and peak memory in MiB of a command that must succeed."""
    with open(os.path.join(folder, "out.txt"), "w") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = 0
    if status != 0:
        with open(os.path.join(folder, "out.txt")) as out:
            sys.exit(f"{' '.join(command)} ended with {status}:\n{out.read()}")
    return {
        "wall s": wall, "cpu s": usage.ru_utime + usage.ru_stime,
        "peak MiB": usage.ru_maxrss / 1024,
    }


def instructions(command, folder):
    """Instructions of one run, in millions; nil where the processor does not count them."""
    if shutil.which("perf") is None:
        return None
    run = subprocess.run(
        ["perf", "stat", "-x", ",", "-e", "instructions:u", "--"] + command, cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    counts = [line.split(",")[0] for line in run.stderr.splitlines() if "instructions" in line]
    return int(counts[0]) / 1e6 if counts and counts[0].isdigit() else None


def compare(title, commands, folder, runs):
    """Lets the programs take turns; prints a row for each and returns callready's medians."""
    rows = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            row = timed(command, folder)
            if turn > 0:  # the first turn warms the caches
                rows[name].append(row)
    medians = {}
    for name, measured in rows.items():
        medians = {key: statistics.median(row[key] for row in measured) for key in measured[0]}
        medians["peak MiB"] = max(row["peak MiB"] for row in measured)
        ratios = ["", ""]
        if "Hurl" in rows:
            for place, key in enumerate(("wall s", "cpu s")):
                ratio = statistics.median(
                    mine[key] / theirs[key] for mine, theirs in zip(measured, rows["Hurl"]))
                medians[key.replace(" s", " ratio")] = ratio
                ratios[place] = f"{ratio:.2f}"
        count = instructions(commands[name], folder)
        wall = [row["wall s"] * 1000 for row in measured]
        print(
            f"| {title} | {name} | {statistics.median(wall):.1f} ({min(wall):.1f}-{max(wall):.1f}) "
            f"| {medians['cpu s'] * 1000:.1f} | {'' if count is None else f'{count:.0f}'} "
            f"| {medians['peak MiB']:.1f} | {ratios[0]} | {ratios[1]} |", flush=True)
    return medians


def measure(arguments, folder, base):
    """Every case, by its name in the gates."""
    ours = [arguments.callready, "run"]
    quiet = ["--quiet", "--reports", "none", "--out", "results"]

    def both(name):
        return {
            "Hurl": [arguments.hurl, "--test", f"{name}.hurl"], "callready": ours + [name] + quiet}

    def alone(*command):
        return {"callready": ours + list(command) + quiet}

    runs, few = arguments.runs, max(5, arguments.runs // 3)
    prepare(folder, base, "one", 1)
    prepare(folder, base, "spelled", 1, spelled=True)
    for count in (500, 5000):
        prepare(folder, base, f"checks-{count}", count)
        timed(alone(f"checks-{count}", "--record", f"traffic-{count}")["callready"], folder)
    results = {
        "one check": compare("one check", both("one"), folder, runs),
        "one check, numbers read": compare(
            "one check, numbers read", both("spelled"), folder, runs),
        "500 checks": compare("500 checks", both("checks-500"), folder, runs),
    }
    many = compare("5000 checks", both("checks-5000"), folder, few)
    for count in (500, 5000):
        name = f"replay of {count}"
        commands = alone(f"checks-{count}", "--replay", f"traffic-{count}")
        results[name] = compare(
            f"{name}, beside 500 checks", {"Hurl": both("checks-500")["Hurl"]} | commands, folder,
            few)
    further = many["peak MiB"] - results["500 checks"]["peak MiB"]
    results["each further check"] = {"peak KiB": further * 1024 / 4500}
    return results


def judge(results):
    """Prints the gates; whether all hold."""
    print("\n| gate | most | measured | |\n|---|---|---|---|")
    failures = 0
    for case, key, most in GATES:
        value = results[case][key]
        failures += value > most
        print(f"| {case}, {key} | {most:g} | {value:.3g} | {'yes' if value <= most else 'NO'} |")
    return failures == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("callready", type=os.path.abspath)
    parser.add_argument("hurl", type=os.path.abspath)
    parser.add_argument("-r", "--runs", type=int, default=21)
    parser.add_argument("--gates", action="store_true", help="end with 1 if a gate does not hold")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="callready-bench-")
    os.chmod(folder, 0o755)  # nginx drops its rights and must still read the documents
    port = free_port()
    write(folder, "nginx/www/ready", "ready")
    write(folder, "nginx/nginx.conf", NGINX % port)
    nginx = ["nginx", "-c", f"{folder}/nginx/nginx.conf", "-p", f"{folder}/nginx"]
    subprocess.run(nginx, check=True)
    try:
        print("| case | program | wall ms, median (min-max) | CPU ms | M instructions | peak MiB "
              "| wall ratio | CPU ratio |\n|---|---|---|---|---|---|---|---|")
        held = judge(measure(arguments, folder, f"http://127.0.0.1:{port}"))
    finally:
        subprocess.run(nginx + ["-s", "quit"], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    if arguments.gates and not held:
        sys.exit(1)


if __name__ == "__main__":
    main()
