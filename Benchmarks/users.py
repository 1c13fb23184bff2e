#!/usr/bin/env python3
"""Measures the memory of a run over 50,000 users: in a hundred pages of 500, and in one answer.

usage: Benchmarks/users.py [CALLREADY]   by default .build/release/callready of a release build.
Prints the largest resident set of the process, as `/usr/bin/time -v` does ("Maximum resident set size").
The promise is 96 MiB for either; an answer without pages is one document of 6 MB.
"""
import http.server, json, os, subprocess, sys, tempfile, threading, urllib.parse

COUNT, SIZE, LIMIT_MIB = 50_000, 500, 96


def user(number):
    return {"id": f"u{number}", "first_name": f"Staff {number}", "last_name": "Example",
            "email": f"staff{number}@bench.example", "active": True}


class CRM(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(self.path).query))
        first = (int(query.get("page", 1)) - 1) * SIZE
        size = SIZE if "page" in query else COUNT
        users = [user(n) for n in range(first, min(first + size, COUNT))]
        body = json.dumps({"data": users, "total": COUNT}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


CONTRACT = """callready: 1
name: Bench CRM
base: "{{.base_url}}"
environments:
  bench: { variables: { base_url: http://127.0.0.1:%d } }
authentication: { fields: { base_url: { title: Address } } }
"""
USERS = """endpoint: users
request: GET /users
paging: %s
mapping: { UserUniqueId: data.#.id, FirstName: data.#.first_name, LastName: data.#.last_name, Email: data.#.email }
total: total
response: { within: 30 s, size: 32 MB }
"""
PAGES = "{ mode: page, parameter: page, start: 1, size-parameter: per_page, size: %d }" % SIZE


def measure(program, port, paging):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [("contract", CONTRACT % port), ("users", USERS % paging)]:
            with open(f"{folder}/{name}.yaml", "w") as file:
                file.write(text)
        process = subprocess.Popen(
            [program, "run", folder, "--quiet", "--out", folder + "/out"], stdout=subprocess.PIPE)
        verdict = process.stdout.read().decode().strip()
        _, _, usage = os.wait4(process.pid, 0)
        with open(folder + "/out/results.json") as file:
            found = json.load(file)["users"]["count"]
        return found, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, verdict


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ".build/release/callready"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), CRM)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    within = True
    for title, paging in [("100 pages of 500", PAGES), ("one answer", "{ mode: none }")]:
        found, memory, seconds, verdict = measure(program, server.server_port, paging)
        print(f"{title:17} {found:6} users  {memory:6.1f} MiB  {seconds:5.2f} s of CPU  {verdict}")
        within = within and found == COUNT and memory <= LIMIT_MIB
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
