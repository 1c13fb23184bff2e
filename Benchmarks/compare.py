#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times callready beside Hurl on the same loopback server: one check, and 500 checks on one connection.

usage: compare.py CALLREADY HURL [-r RUNS]

Needs nginx. Each check is one GET with five expectations: status, media type, id, name and telephone
number. The programs take turns, so that a busy machine is busy for both; what counts is the ratio of
the medians. callready writes results.json only; Hurl writes nothing.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PORT = 18099
BASE = f"http://127.0.0.1:{PORT}"

NGINX = """worker_processes 1; daemon on; pid nginx.pid; error_log error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 100000; tcp_nodelay on;
  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4;
  scgi_temp_path t5;
  server { listen 127.0.0.1:%d; root www; location / { types {} default_type application/json; } }
}
""" % PORT

CONTRACT = """callready: 1
name: Bench CRM
concurrency: 1
base: "{{.base_url}}"
environments:
  bench:
    variables: { base_url: %s }
authentication:
  fields: { base_url: { title: API address } }
""" % BASE

SEARCH = """endpoint: contact-search
types:
  Contacts: GET /contacts/{{UrlEncode .Phone}}
mapping:
  ContactsId: id
  FirstName: full_name
  BusinessNumber: phone
response: { status: 200, content-type: application/json }
scenarios:
"""


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def person(number):
    return {
        "id": number, "phone": "+97150%07d" % number, "full_name": f"Person {number}",
        "company": "North Gate Logistics", "owner": {"id": 7, "email": "owner@example.test"},
        "tags": ["a", "b"], "active": True,
    }


def prepare(folder, count):
    """Writes the server's documents and the same checks in each program's own format."""
    hurl, search = "", SEARCH
    for number in range(1, count + 1):
        who = person(number)
        write(folder, f"nginx/www/contacts/{who['phone']}", json.dumps(who))
        hurl += (
            f"GET {BASE}/contacts/%2B{who['phone'][1:]}\nHTTP 200\n[Asserts]\n"
            'header "Content-Type" contains "application/json"\n'
            f'jsonpath "$.id" == {number}\njsonpath "$.phone" == "{who["phone"]}"\n'
            f'jsonpath "$.full_name" == "{who["full_name"]}"\n\n')
        search += (
            f'  c{number}: {{ call: "{who["phone"]}", finds: {{ ContactsId: {number}, '
            f'FirstName: Person {number}, BusinessNumber: "{who["phone"]}" }} }}\n')
    write(folder, f"hurl-{count}.hurl", hurl)
    write(folder, f"contract-{count}/contract.yaml", CONTRACT)
    write(folder, f"contract-{count}/contact-search.yaml", search)


def timed(command, folder):
    """Wall and CPU seconds, and peak memory in MiB, of one run of a command that must succeed."""
    with open(os.path.join(folder, "out.txt"), "w") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = 0
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}; see {folder}/out.txt")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("callready")
    parser.add_argument("hurl")
    parser.add_argument("-r", "--runs", type=int, default=21)
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="callready-bench-")
    os.chmod(folder, 0o755)  # nginx drops its rights and must still read the documents
    prepare(folder, 500)
    prepare(folder, 1)
    write(folder, "nginx/nginx.conf", NGINX)
    nginx = ["nginx", "-c", f"{folder}/nginx/nginx.conf", "-p", f"{folder}/nginx"]
    subprocess.run(nginx, check=True)
    try:
        print("| checks | program | wall ms, median (min-max) | CPU ms | peak MiB | ratio |")
        print("|---|---|---|---|---|---|")
        for count in (1, 500):
            commands = {
                "Hurl": [arguments.hurl, "--test", f"hurl-{count}.hurl"],
                "callready": [
                    arguments.callready, "run", f"contract-{count}", "--quiet", "--reports", "none",
                    "--out", "results"],
            }
            rows = {name: [] for name in commands}
            for turn in range(arguments.runs + 1):
                for name, command in commands.items():
                    row = timed(command, folder)
                    if turn > 0:
                        rows[name].append(row)
            hurl = statistics.median(row[0] for row in rows["Hurl"])
            for name, measured in rows.items():
                wall = [row[0] * 1000 for row in measured]
                cpu = statistics.median(row[1] * 1000 for row in measured)
                print(
                    f"| {count} | {name} | {statistics.median(wall):.1f} "
                    f"({min(wall):.1f}-{max(wall):.1f}) | {cpu:.1f} "
                    f"| {max(row[2] for row in measured):.0f} "
                    f"| {statistics.median(wall) / (hurl * 1000):.2f} |")
    finally:
        subprocess.run(nginx + ["-s", "quit"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
