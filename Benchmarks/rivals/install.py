"""Gets the rivals into a folder of their own: Debian's packages unpacked there, PyPI's in a virtual environment. Nothing else changes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["jq", "ripgrep", "fasttext", "bogofilter", "spamassassin", "spamd", "rspamd", "redis-server"]


class Folder:
    """Where the rivals are: `root` is laid out like a Debian system, `python` is the virtual environment."""

    def __init__(self, path, requirements=HERE / "requirements.txt"):
        self.path = Path(path).resolve()
        self.requirements = requirements
        self.root = self.path / "root"
        self.python = self.path / "python" / "bin" / "python"
        self.notes = []

    def install(self):
        """What can't be had is noted, and its rivals are skipped."""
        self.path.mkdir(parents=True, exist_ok=True)
        self.attempt("packages of PyPI", self.install_python)
        self.attempt("packages of Debian", self.install_debian)

    def attempt(self, what, work):
        marker = self.path / f"{work.__name__}.done"
        if marker.exists():
            return
        print(f"getting {what} into {self.path}", file=sys.stderr)
        try:
            work()
            marker.touch()
        except (subprocess.CalledProcessError, OSError) as error:
            self.notes.append(f"{what} could not be had: {error}")

    def install_python(self):
        subprocess.run([sys.executable, "-m", "venv", self.path / "python"], check=True)
        # One by one: a package without a build for this Python must not cost the others.
        for line in self.requirements.read_text().split():
            done = subprocess.run([self.python, "-m", "pip", "install", "--quiet", line])
            if done.returncode != 0:
                self.notes.append(f"pip could not install {line}")

    def install_debian(self):
        if not shutil.which("apt-get"):
            raise OSError("there is no apt-get")
        archives = self.path / "debian"
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        # Only what the system lacks is downloaded; unpacked, not installed: no service starts, no configuration changes.
        download = subprocess.run(
            ["apt-get", "install", "--download-only", "--reinstall", "-y", "--no-install-recommends", "-qq",
             "-o", f"Dir::Cache::archives={archives}", "-o", "Debug::NoLocking=1", *PACKAGES],
            stdout=subprocess.DEVNULL)  # fmt: skip
        if download.returncode != 0:
            raise OSError("apt-get finds or gets some of them not; on a new machine `apt-get update` comes first")
        for package in sorted(archives.glob("*.deb")):
            subprocess.run(["dpkg", "-x", package, self.root], check=True)

    def program(self, *names):
        """The path of a program: from the folder, else from PATH; None when it is in neither."""
        for name in names:
            for place in ["usr/bin", "usr/sbin"]:
                path = self.root / place / name
                if path.exists():
                    return str(path)
        return next((found for name in names if (found := shutil.which(name))), None)

    def has_module(self, name):
        if not self.python.exists():
            return False
        return subprocess.run([self.python, "-c", f"import {name}"], capture_output=True).returncode == 0

    def module_version(self, name):
        code = f"import importlib.metadata as m; print(m.version({name!r}))"
        return subprocess.run([self.python, "-c", code], capture_output=True, text=True).stdout.strip()

    @property
    def perl(self):
        """Folders for perl's -I: taint mode does not look at PERL5LIB."""
        libraries = sorted((self.root / "usr/lib").glob("*-linux-gnu/perl5/*"))
        return [f"-I{path}" for path in [self.root / "usr/share/perl5", *libraries] if path.exists()]

    @property
    def environment(self):
        libraries = [*(self.root / "usr/lib").glob("*-linux-gnu"), self.root / "usr/lib/rspamd"]
        return os.environ | {
            "LC_ALL": "C.UTF-8",
            "LD_LIBRARY_PATH": ":".join(map(str, libraries)),
            "PERL5LIB": ":".join(flag[2:] for flag in self.perl),
            "OMP_NUM_THREADS": "2",
        }
