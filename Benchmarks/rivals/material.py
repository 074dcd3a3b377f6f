"""What the rivals read, made once of the same tickets: a text a line, a message each, and what they learn from."""

import email.message
import email.policy
import json
import re

FNV_OFFSET, FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3


def part(ticket_id):
    """The part of the corpus that a ticket belongs to, as Sources/AssayLearn/Split.swift deals them."""
    value = FNV_OFFSET
    for byte in ticket_id.encode():
        value = (value ^ byte) * FNV_PRIME % (1 << 64)
    bucket = ((value ^ value >> 32) & 0xFFFFFFFF) % 10
    return "train" if bucket < 7 else "dev" if bucket == 7 else "test"


def text_of(record):
    """Title and text as one line."""
    return " ".join(f"{record.get('title') or ''} {record.get('text') or ''}".split())


def message_of(number, text):
    """The same as a plain e-mail, as filters of mail expect one."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "Reviewer <reviewer@example.com>"
    message["To"] = "Desk <desk@example.com>"
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0000"
    message["Message-ID"] = f"<review-{number}@example.com>"
    message["Subject"] = text[:60]
    message.set_content(text)
    return message.as_bytes()


def mailbox(messages):
    parts = []
    for message in messages:
        body = re.sub(rb"(?m)^From ", b">From ", message.replace(b"\r\n", b"\n"))
        parts.append(b"From reviewer@example.com Mon Mar  2 09:00:00 2026\n" + body.rstrip(b"\n") + b"\n\n")
    return b"".join(parts)


def phrases(rules):
    """The phrases of the default pack that are fixed text: lines of its word lists and quoted runs, of two words and ten letters or more.

    In lower case, as the texts are that they are looked for in: most of these programs are much slower when they must not mind the case.
    """
    found = set()
    for path in sorted(rules.glob("lists/*.txt")):
        found.update(line.strip() for line in path.read_text().splitlines() if not line.startswith("#"))
    for path in sorted(rules.glob("*.rules")):
        for line in path.read_text().splitlines():
            if re.match(r"\s+(match\b|\|)|list\b", line):
                found.update(re.findall(r'"([^"]*)"', line))
    return sorted(text.lower() for text in found if len(text) >= 10 and re.fullmatch(r"[\w'-]+( [\w'-]+)+", text))


class Material:
    def __init__(self, tickets, corpora, rules, folder, most):
        self.folder = folder
        records = [json.loads(line) for line in open(tickets, encoding="utf-8") if line.strip()]
        self.tickets = tickets
        self.texts = [text_of(record) for record in records]
        self.count = len(self.texts)
        found = phrases(rules)
        self.phrases = self.write("phrases.txt", "".join(f"{phrase}\n" for phrase in found))
        self.phrase_count = len(found)
        self.learn(corpora)
        self.parts = {}
        for limit in {min(limit, self.count) for limit in most}:
            texts = self.texts[:limit]
            self.parts[limit] = {"texts": self.write(f"texts-{limit}.txt", "".join(f"{text}\n" for text in texts))}
            self.parts[limit]["lower"] = self.write(f"lower-{limit}.txt", "".join(f"{text.lower()}\n" for text in texts))
            self.parts[limit]["bytes"] = self.parts[limit]["texts"].stat().st_size

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def part(self, limit):
        return self.parts[min(limit, self.count)]

    def learn(self, corpora):
        """The corpus' train part: breaches are spam, the rest is ham."""
        labelled = []
        for path in sorted(corpora.glob("**/*.ndjson")):
            for line in open(path, encoding="utf-8"):
                record = json.loads(line)
                if "labels" in record and part(record["ticket_id"]) == "train":
                    labelled.append((record["labels"], text_of(record)))
        self.labelled = labelled
        self.write("labelled.json", json.dumps([[bool(labels), labels, text] for labels, text in labelled]))
        messages = [(bool(labels), message_of(f"train-{number}", text)) for number, (labels, text) in enumerate(labelled)]
        self.spam = self.write("spam.mbox", mailbox(message for is_spam, message in messages if is_spam))
        self.ham = self.write("ham.mbox", mailbox(message for is_spam, message in messages if not is_spam))
        self.learned = messages
        self.fasttext = self.write(
            "fasttext.train",
            "".join(" ".join([f"__label__{name}" for name in labels] or ["__label__none"]) + f" {text}\n"
                    for labels, text in labelled))  # fmt: skip

    def messages(self, limit):
        part = self.part(limit)
        if "messages" not in part:
            part["messages"] = [message_of(number, text) for number, text in enumerate(self.texts[:limit])]
            part["mailbox"] = self.write(f"messages-{limit}.mbox", mailbox(part["messages"]))
            folder = self.folder / f"messages-{limit}"
            folder.mkdir(exist_ok=True)
            for number, message in enumerate(part["messages"]):
                (folder / f"{number:07}.eml").write_bytes(message)
            part["folder"] = folder
        return part
