#!/usr/bin/env python3
"""Filters of mail that run as servers, and clients that keep them busy: a connection for each child of spamd, which
serves one at a time, and eight for Rspamd, whose workers serve many at once.

    daemons.py spamassassin|rspamd FOLDER PORT        sends each message in FOLDER, prints a line for each answer
"""

import concurrent.futures
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise OSError(f"it ended with status {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise OSError(f"nobody answers on port {port}")


def descendants(process):
    found, queue = [], [process]
    while queue:
        current = queue.pop()
        found.append(current)
        try:
            tasks = Path(f"/proc/{current}/task").iterdir()
            queue += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            pass
    return found


class Server:
    """A process that waits for messages, with all that it starts."""

    missing = ""
    version = ""

    def __init__(self):
        self.processes = []
        self.port = free_port()

    def run(self, command, port, environment, log, seconds=60):
        with open(log, "ab") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output, env=environment, start_new_session=True)
        self.processes.append(process)
        wait_for(port, process, seconds)

    def processor(self):
        """Processor seconds so far, of the processes that are alive and of the children that they have waited for."""
        ticks = 0
        for process in self.processes:
            for number in descendants(process.pid):
                try:
                    fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                ticks += sum(int(value) for value in fields[11:15])
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self):
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(10)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                process.kill()
        self.processes = []


class SpamAssassin(Server):
    def __init__(self, folder, material):
        super().__init__()
        self.folder, self.material = folder, material
        self.program, self.learn = folder.program("spamd"), folder.program("sa-learn")
        if not (self.program and self.learn and shutil.which("perl")):
            self.missing = "spamd, sa-learn or perl could not be had"
            return
        done = subprocess.run(self.perl(self.program) + ["--version"], capture_output=True, text=True, env=folder.environment)
        self.version = next((line for line in done.stdout.splitlines() if line.strip()), "").strip()
        if done.returncode != 0:
            self.missing = f"spamd does not start: {done.stderr.strip().splitlines()[-1:]}"

    def perl(self, program):
        return ["perl", "-T", *self.folder.perl, program]

    def start(self):
        home = self.material.folder / "spamassassin"
        site = home / "site"
        site.mkdir(parents=True, exist_ok=True)
        for name in ["init.pre", "v310.pre", "v312.pre", "v320.pre", "v330.pre", "v340.pre", "v400.pre"]:
            source = self.folder.root / "etc/spamassassin" / name
            if source.exists():
                shutil.copy(source, site / name)
        (site / "local.cf").write_text(
            f"use_bayes 1\nuse_bayes_rules 1\nbayes_auto_learn 0\nbayes_path {home}/bayes\nbayes_min_ham_num 50\nbayes_min_spam_num 50\n"
            "skip_rbl_checks 1\nuse_razor2 0\nuse_pyzor 0\nuse_dcc 0\ndns_available no\n")  # fmt: skip
        rules = self.folder.root / "usr/share/spamassassin"
        paths = ["--configpath", str(rules), "--siteconfigpath", str(site)]
        environment = self.folder.environment | {"HOME": str(home)}
        for kind, mailbox in [("--spam", self.material.spam), ("--ham", self.material.ham)]:
            command = self.perl(self.learn) + [*paths, "--local", kind, "--mbox", str(mailbox)]
            subprocess.run(command, check=True, env=environment, capture_output=True)
        # Started by root, it works as nobody.
        for path in [self.material.folder, home, *home.glob("bayes*")]:
            path.chmod(path.stat().st_mode | 0o077 if path.is_dir() else 0o666)
        command = self.perl(self.program) + [
            *paths, "--local", "--nouser-config", "--max-children=2", "--min-children=2", "--max-conn-per-child=100000",
            f"--port={self.port}", "--listen=127.0.0.1", "--syslog=stderr", f"--helper-home-dir={home}"]  # fmt: skip
        self.run(command, self.port, environment, home / "log")


class Rspamd(Server):
    def __init__(self, folder, material):
        super().__init__()
        self.folder, self.material = folder, material
        self.program, self.redis = folder.program("rspamd"), folder.program("redis-server")
        self.redis_port, self.controller = free_port(), free_port()
        if not self.program or not self.redis:
            self.missing = "rspamd or redis-server could not be had"
            return
        done = subprocess.run([self.program, "--version"], capture_output=True, text=True, env=folder.environment)
        self.version = done.stdout.strip()
        if done.returncode != 0:
            self.missing = f"rspamd does not start: {done.stderr.strip()}"

    def start(self):
        home = self.material.folder / "rspamd"
        local = home / "etc/local.d"
        local.mkdir(parents=True, exist_ok=True)
        share = self.folder.root / "usr/share/rspamd"
        configuration = self.folder.root / "etc/rspamd"
        settings = {
            "worker-normal.inc": f'bind_socket = "127.0.0.1:{self.port}";\ncount = 2;\n',
            "worker-controller.inc": f'bind_socket = "127.0.0.1:{self.controller}";\nsecure_ip = "127.0.0.1";\n',
            "worker-proxy.inc": "enabled = false;\n",
            "worker-fuzzy.inc": "enabled = false;\n",
            "redis.conf": f'servers = "127.0.0.1:{self.redis_port}";\n',
            "options.inc": 'dns { nameserver = ["127.0.0.1:1"]; timeout = 0.01s; retransmits = 0; }\nlocal_addrs = "192.0.2.0/24";\n',
            "classifier-bayes.conf": "min_learns = 50;\nmin_tokens = 1;\n",
            "logging.inc": 'level = "warning";\n',
        }  # fmt: skip
        for module in NETWORK_MODULES:
            settings[f"{module}.conf"] = "enabled = false;\n"
        for name, text in settings.items():
            (local / name).write_text(text)
        for name in ["db", "log", "run"]:
            (home / name).mkdir(exist_ok=True)
        self.run(
            [self.redis, "--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(home)], self.redis_port,
            self.folder.environment, home / "redis.log")  # fmt: skip
        variables = {
            "CONFDIR": configuration, "LOCAL_CONFDIR": home / "etc", "RULESDIR": share / "rules", "LUALIBDIR": share / "lualib",
            "SHAREDIR": share, "PLUGINSDIR": share / "plugins", "WWWDIR": share / "www", "DBDIR": home / "db", "RUNDIR": home / "run",
            "LOGDIR": home / "log"}  # fmt: skip
        command = [self.program, "--no-fork", "--insecure", "--config", str(configuration / "rspamd.conf")]
        command += [f"--var={name}={value}" for name, value in variables.items()]
        self.run(command, self.port, self.folder.environment, home / "rspamd.log")
        wait_for(self.controller, self.processes[-1], 30)
        for is_spam, message in self.material.learned:
            connection = http.client.HTTPConnection("127.0.0.1", self.controller, timeout=60)
            connection.request("POST", "/learnspam" if is_spam else "/learnham", message)
            connection.getresponse().read()
            connection.close()


# Those that ask others over the network, which a measurement must not.
NETWORK_MODULES = [
    "antivirus", "arc", "asn", "clickhouse", "dcc", "dkim", "dmarc", "elastic", "external_services", "fuzzy_check", "greylist",
    "hfilter", "history_redis", "metadata_exporter", "mx_check", "neural", "p0f", "phishing", "ratelimit", "rbl", "replies",
    "reputation", "spf", "surbl", "url_redirector", "url_reputation", "whitelist",
]  # fmt: skip


def ask_spamassassin(port, message):
    with socket.create_connection(("127.0.0.1", port), 120) as connection:
        connection.sendall(b"CHECK SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(message) + message)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return next(line for line in answer.decode().splitlines() if line.startswith("Spam:"))


def ask_rspamd(port, message):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("POST", "/checkv2", message)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    if answer.status != 200 or b'"score"' not in text:
        raise OSError(f"rspamd answered {answer.status}")
    return text.decode()


def main():
    ask, connections = {"spamassassin": (ask_spamassassin, 2), "rspamd": (ask_rspamd, 8)}[sys.argv[1]]
    messages = [path.read_bytes() for path in sorted(Path(sys.argv[2]).glob("*.eml"))]
    port = int(sys.argv[3])
    with concurrent.futures.ThreadPoolExecutor(connections) as pool:
        for answer in pool.map(lambda message: ask(port, message), messages):
            print(answer.splitlines()[0])


if __name__ == "__main__":
    main()
