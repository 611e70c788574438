#!/usr/bin/env python3
"""Prints the hash of every file that the program makes of some fifty briefings, to tell that a change keeps all bytes.

    tests/golden/record.py target/release/precis > before.txt
    … change …
    tests/golden/record.py target/release/precis | diff before.txt -

A line holds the first 16 digits of a SHA-256, the exit status, the briefing and the format; a refusal is hashed by what is
said. Nothing is compared with a stored list: what is right is told by the tests, this only tells what is the same.
Needs Python 3 alone.
"""
import hashlib
import json
import os
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

TEMPLATES = ("one-pager", "bluf-note", "press-digest", "quote-sheet")
FORMATS = ("pdf", "png", "md", "docx")

RUSSIAN = """Порт Тарнби закрыт после аварии

«Мы откроем порт через два дня», — сказала мэр Анна Хольм.
Танкер «Мира» сел на мель в понедельник у северного пирса. Никто не пострадал, сообщила береговая охрана.
"""
DARI = """بندر تارنبی بسته شد

«ما بندر را در دو روز باز می‌کنیم»، شهردار آنا هولم گفت.
یک کشتی نفتکش روز دوشنبه در نزدیکی اسکله شمالی به گل نشست. گارد ساحلی گفت که کسی زخمی نشده است.
"""
ODD = """A title that goes on for much longer than any headline should, with brackets [and] marks “of” all kinds — and dashes

By Jane Doe, Elstree Courier | 3 July 2025

The council of Elstree approved the plan for a sea wall on 2 July 2025, “at last”, as the mayor, Ann Holm, put it.
The wall will cost $3.2 million, the council said; Norrland's minister Jon Rue called it “a waste of $4 million”.
A word of many letters, Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, stands here too.
"""


class Recorder:
    def __init__(self, binary, folder):
        self.binary, self.folder = os.path.abspath(binary), folder

    def at(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.at(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.at(name)

    def run(self, *arguments):
        """Exit status and everything said, without the folder's name."""
        environment = {**os.environ, "HOME": self.folder, "XDG_CONFIG_HOME": self.at("config")}
        done = subprocess.run([self.binary, *arguments], capture_output=True, cwd=self.folder, env=environment)
        return done.returncode, (done.stdout + done.stderr).replace(self.folder.encode(), b"")

    def record(self, name, kind, status, data):
        print(hashlib.sha256(data).hexdigest()[:16], status, name, kind, flush=True)

    def record_file(self, name, kind, path, *arguments):
        if os.path.exists(path):
            os.remove(path)
        status, said = self.run(*arguments)
        data = b""
        if os.path.exists(path):
            with open(path, "rb") as file:
                data = file.read()
        self.record(name, kind, status, data or said)
        self.record(name, kind + " said", status, said)

    def build(self, name, articles, *options):
        """Records a briefing made of articles in all formats and its annex; gives the saved file."""
        saved = self.at(name + ".precis")
        self.record_file(name, "precis", saved, "build", *articles, *options, "-o", self.at("out.pdf"), "--save", saved)
        self.export(name, saved)
        return saved

    def export(self, name, saved, *options):
        for ending in FORMATS:
            out = self.at("out." + ending)
            self.record_file(name, ending, out, "export", saved, "-o", out, *options)
        for ending in ("md", "docx"):
            out = self.at("annex." + ending)
            self.record_file(name, "annex " + ending, out, "export", saved, "--annex", out, *options)
        out = self.at("attached.pdf")
        self.record_file(name, "attached", out, "export", saved, "--attach", "-o", out, *options)

    def edited(self, name, saved, change, **more):
        """Records a saved briefing after `change` of its data, with more files in it."""
        path = self.at(name + ".precis")
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
            briefing = json.loads(old.read("briefing.json"))
            change(briefing)
            for part in old.namelist():
                data = json.dumps(briefing).encode() if part == "briefing.json" else old.read(part)
                kind = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
                new.writestr(zipfile.ZipInfo(part), data, kind)
            for part, data in more.items():
                new.writestr(zipfile.ZipInfo(part), data)
        self.export(name, path)
        self.export(name + ", allowed", path, "--allow-unsourced")


def png(width, height):
    """A picture of a gradient."""
    rows = b"".join(b"\0" + bytes(value for x in range(width) for value in (x % 256, y % 256, 90)) for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def section(number, kind, **fields):
    empty = dict(title=None, hidden=False, column=None, text="", likelihood=None, confidence=None, picture=None)
    return {"id": number, "kind": kind, **empty, **fields}


def record_all(recorder):
    sample = None
    for template in TEMPLATES:
        for paper in ("a4", "letter"):
            name = f"sample {template} {paper}"
            saved = recorder.build(name, [], "--template", template, "--paper", paper)
            sample = sample or saved
    full = ["--topic", "Harbours", "--for", "The committee", "--as-of", "2025-07-04T09:00"]
    for marking in ("clear", "amber+strict", "For the committee only"):
        recorder.build("marked " + marking, [], *full, "--marking", marking)

    russian, dari, odd = (recorder.write(n, t) for n, t in (("ru.txt", RUSSIAN), ("prs.txt", DARI), ("odd.txt", ODD)))
    for name, articles in (("russian", [russian]), ("dari", [dari]), ("odd", [odd]), ("mixed", [russian, dari, odd])):
        recorder.build(name, articles)
    many = [recorder.write(f"many{n:02}.txt", ODD.replace("$3.2", f"${n + 3}.2").replace("sea wall", f"sea wall {n}"))
            for n in range(40)]
    recorder.build("forty", many)
    for template in TEMPLATES:
        recorder.build("odd " + template, [odd, russian], "--template", template, "--title", "A\ttitle “of” words")

    def withhold(briefing):
        names = {q["speaker"]["name"] for q in briefing["quotes"] if q["speaker"] and q["speaker"].get("name")}
        briefing["withheld"] = [dict(name=n, descriptor="an official", other_names=[]) for n in sorted(names)]

    def withhold_quietly(briefing):
        withhold(briefing)
        briefing["points"], briefing["events"], briefing["differences"] = [], [], []
        for article in briefing["articles"]:
            article["metadata"]["title"] = "A report"

    def untick(briefing):
        briefing["articles"][0]["included"] = False

    def untick_all(briefing):
        for article in briefing["articles"]:
            article["included"] = False

    def judged(briefing):
        briefing["sections"].append(section(90, "assessment", text="It is likely to last.", likelihood="likely",
                                            confidence="moderate"))
        briefing["sections"].append(section(91, "free-text", title="Next", text="One.\n\nTwo [and] three.", column="main"))

    def hidden(briefing):
        for one in briefing["sections"]:
            one["hidden"] = one["kind"] != "key-points"

    def renamed(briefing):
        for number, one in enumerate(briefing["sections"]):
            one["title"] = f"Part {number}"
        briefing["sections"].reverse()

    def reworded(briefing):
        for number, one in enumerate(briefing["points"]):
            one["text"] = f"Reworded {number}: {one['text'][:40]} [so to say] …"
        for one in briefing["quotes"]:
            one["text"] = one["text"][:30] + " …"
        for one in briefing["events"]:
            one["label"] = "Something happened"

    def graded(briefing):
        for number, article in enumerate(briefing["articles"]):
            article["metadata"].update(grade="ABCDE"[number % 5] + "12345"[number % 5], outlet=f"Outlet {number}",
                                       published=f"2025-07-0{number + 1}", address=f"https://news.example/{number}")

    def empty(briefing):
        for part in ("points", "quotes", "events", "differences"):
            briefing[part] = []

    for change in (withhold, withhold_quietly, untick, untick_all, judged, hidden, renamed, reworded, graded, empty):
        recorder.edited(change.__name__.replace("_", " "), sample, change)

    data = png(320, 200)
    file = f"pictures/{hashlib.sha256(data).hexdigest()}.png"

    def pictured(briefing):
        picture = dict(file=file, width=320, height=200, alternative="A gradient")
        briefing["sections"].append(section(92, "picture", text="A caption", picture=picture))

    recorder.edited("pictured", sample, pictured, **{file: data})

    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets", "sample")
    samples = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    for name, articles in (("sample", samples), ("odd", [odd]), ("mixed", [russian, dari, odd]), ("forty", many)):
        for form in ("json", "text"):
            status, said = recorder.run("analyze", *articles, "--format", form)
            recorder.record(name, "analyze " + form, status, said.replace(os.path.abspath(folder).encode(), b""))
    for arguments in (["templates"], ["help", "build"], ["help", "export"], ["help", "analyze"]):
        recorder.record(" ".join(arguments), "said", *recorder.run(*arguments))


def main():
    with tempfile.TemporaryDirectory() as folder:
        record_all(Recorder(sys.argv[1], os.path.realpath(folder)))


main()
