#!/usr/bin/env python3
"""Draws docs/session/session.svg: a session played at a real terminal, as it looks there.

    python3 docs/session/record.py PROGRAM >docs/session/session.svg

PROGRAM, usually build/release/dnd, runs in a pseudo-terminal of its own and is given the lines of
docs/session/evening.dnd, each as soon as it asks for one. Its dice are seeded, its world is a copy of
worlds/Sample, and nothing of the surroundings reaches it: the picture is the same everywhere. A
line that is refused ends the recording with an error.
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "worlds" / "Sample"
WORLD = "Sample"
CAMPAIGN = "Blackwater"
SEED = "10"
COLUMNS = 92
ROWS_MAX = 200
ANSWER_S_MAX = 60

# What the colours are called on the screen, and what they are in the picture.
COLOURS = {31: "#f47067", 32: "#8ddb8c", 33: "#f0c674", 34: "#6cb6ff", 35: "#dcbdfb", 36: "#76e3ea"}
ERROR = 31
GROUND, TEXT = "#1c2128", "#d7dde4"
# Bars are drawn as such: the blocks of a font seldom join.
BARS = {"█": "", "░": ' fill-opacity=".25"'}
CELL, LINE, MARGIN, SIZE = 8.4, 19, 16, 14


class Terminal:
    """As much of a terminal as the program uses: it prints, moves to and fro and erases."""

    SEQUENCE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])")

    def __init__(self):
        self.rows = [[]]
        self.row = self.column = 0
        self.look = (False, False, None)

    def line(self, number):
        return "".join(cell[0] for cell in self.rows[number]).rstrip()

    def feed(self, text):
        place = 0
        while place < len(text):
            found = self.SEQUENCE.match(text, place)
            if found:
                self.obey(found[2], [int(n) for n in found[1].split(";") if n.isdigit()])
                place = found.end()
            else:
                self.put(text[place])
                place += 1

    def put(self, letter):
        if letter == "\r":
            self.column = 0
        elif letter == "\n":
            self.go_down()
        elif letter == "\b":
            self.column = max(0, self.column - 1)
        elif letter >= " ":
            if self.column == COLUMNS:
                self.column = 0
                self.go_down()
            row = self.rows[self.row]
            row.extend([(" ", (False, False, None))] * (self.column + 1 - len(row)))
            row[self.column] = (letter, self.look)
            self.column += 1
            if unicodedata.east_asian_width(letter) in "WF":
                raise SystemExit(f"record.py draws no wide characters, as {letter}")
        elif letter != "\a":
            raise SystemExit(f"record.py does not know the control character {letter!r}")

    def go_down(self):
        self.row += 1
        if self.row == len(self.rows):
            self.rows.append([])
        if self.row > ROWS_MAX:
            raise SystemExit("the session is too long for a picture")

    def obey(self, what, numbers):
        count = numbers[0] if numbers else 1
        row = self.rows[self.row]
        if what == "m":
            for number in numbers or [0]:
                self.paint(number)
        elif what == "K":
            del row[self.column:]
        elif what == "J":
            del row[self.column:], self.rows[self.row + 1:]
        elif what == "P":
            del row[self.column:self.column + count]
        elif what == "@":
            row[self.column:self.column] = [(" ", self.look)] * count
        elif what == "C":
            self.column += count
        elif what == "D":
            self.column = max(0, self.column - count)
        elif what == "A":
            self.row = max(0, self.row - count)
        elif what == "G":
            self.column = count - 1
        elif what not in "hl":
            raise SystemExit(f"record.py does not know the sequence of {what}")

    def paint(self, number):
        bold, faint, colour = self.look
        if number == 0:
            self.look = (False, False, None)
        elif number == 1:
            self.look = (True, faint, colour)
        elif number == 2:
            self.look = (bold, True, colour)
        elif number in COLOURS:
            self.look = (bold, faint, number)
        else:
            raise SystemExit(f"record.py does not know the colour {number}")


class Session:
    """The program at a terminal of its own."""

    def __init__(self, words, directory, screen):
        self.screen = screen
        self.pending = b""
        surroundings = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
                        "HOME": directory, "TZ": "UTC"}
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
            os.chdir(directory)
            os.execve(words[0], words, surroundings)

    def read(self):
        """What comes next, shown on the screen; false at the end."""
        if not select.select([self.terminal], [], [], ANSWER_S_MAX)[0]:
            raise SystemExit("the program says nothing after: " + self.screen.line(-1))
        try:
            got = os.read(self.terminal, 1 << 16)
        except OSError:  # Linux says so when the other side has closed it.
            got = b""
        self.pending += got
        # A character may come in two parts.
        whole = self.pending.decode("utf-8", errors="ignore")
        self.pending = self.pending[len(whole.encode()):]
        self.screen.feed(whole)
        return bool(got)

    def is_asking(self):
        last = self.screen.line(-1)
        return last.startswith(CAMPAIGN) and last.endswith(">")

    def wait_for_prompt(self):
        while not self.is_asking():
            if not self.read():
                raise SystemExit("the program has ended too early")

    def say(self, line):
        os.write(self.terminal, line.encode() + b"\n")
        prompt = self.screen.row
        while self.screen.row == prompt:
            if not self.read():
                return

    def end(self):
        while self.read():
            pass
        status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        if status != 0:
            raise SystemExit(f"the program ended with {status}")


def play(program):
    """The screen after the whole session."""
    screen = Terminal()
    with tempfile.TemporaryDirectory() as directory:
        def prepare(*words):
            done = subprocess.run([program, *words], cwd=directory, capture_output=True, text=True,
                                  env={"HOME": directory, "LANG": "C.UTF-8"})
            if done.returncode != 0:
                raise SystemExit(f"dnd {' '.join(words)}: {done.stderr}")

        prepare("--worlds-dir", "worlds", "world", "create", WORLD)
        shutil.copytree(SAMPLE / "characters", f"{directory}/worlds/{WORLD}/characters",
                        dirs_exist_ok=True)
        prepare("--worlds-dir", "worlds", "--world", WORLD, "campaign", "create", CAMPAIGN)
        words = ["--worlds-dir", "worlds", "--seed", SEED, "repl", CAMPAIGN]
        screen.feed(f"\x1b[2m$\x1b[0m dnd repl {CAMPAIGN}\r\n")
        session = Session([program, *words], directory, screen)
        for line in (HERE / "evening.dnd").read_text().splitlines():
            if not line.startswith("#"):
                session.wait_for_prompt()
                session.say(line)
        session.end()
    for number, row in enumerate(screen.rows):
        marks = [look for letter, look in row if letter != " "][:1]
        if screen.line(number).lstrip().startswith("^") and marks[0][2] == ERROR:
            raise SystemExit("refused: " + screen.line(number - 1) + screen.line(number))
    return screen


def runs(row):
    """The cells of a row as (column, text, look). A run ends where the look changes, where a bar
    begins or ends, and at two blanks, which some viewers of SVG make one."""
    out = []
    for column, (letter, look) in enumerate(row):
        kind = letter if letter in BARS else ""
        goes_on = out and out[-1][2:] == (look, kind) and not (letter == " " == out[-1][1][-1])
        if goes_on:
            out[-1][1].append(letter)
        else:
            out.append((column, [letter], look, kind))
    for column, letters, look, _ in out:
        text = "".join(letters)
        words = text.strip()
        if words:
            yield column + len(text) - len(text.lstrip()), words, look


def style(look):
    bold, faint, colour = look
    names = [name for name, on in (("b", bold), ("f", faint), (f"c{colour}", colour)) if on]
    return f' class="{" ".join(names)}"' if names else ""


def draw(screen):
    """The screen as SVG."""
    rows = screen.rows
    while rows and not "".join(letter for letter, _ in rows[-1]).strip():
        rows = rows[:-1]
    width = round(COLUMNS * CELL + 2 * MARGIN)
    height = len(rows) * LINE + 2 * MARGIN
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
           f'width="{width}" height="{height}" role="img">',
           "<title>A fight, played at a terminal</title>",
           "<style>",
           f"text {{ font: {SIZE}px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; "
           f"fill: {TEXT}; white-space: pre }}",
           f"rect {{ fill: {TEXT} }} text.b {{ font-weight: 700 }} .f {{ opacity: .6 }}"]
    out += [f".c{number}, text.c{number} {{ fill: {colour} }}"
            for number, colour in COLOURS.items()]
    out += ["</style>", f'<path d="M0 0h{width}v{height}H0z" fill="{GROUND}"/>']
    for number, row in enumerate(rows):
        top = MARGIN + number * LINE
        for column, text, look in runs(row):
            x, length = MARGIN + column * CELL, len(text) * CELL
            if text[0] in BARS:
                out.append(f'<rect x="{x:.1f}" y="{top + 3}" width="{length:.1f}" '
                           f'height="{LINE - 6}"{style(look)}{BARS[text[0]]}/>')
            else:
                out.append(f'<text x="{x:.1f}" y="{top + LINE - 5}" textLength="{length:.1f}"'
                           f'{style(look)}>{escape(text)}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"


def main():
    if len(sys.argv) != 2:
        raise SystemExit("usage: record.py PROGRAM >docs/session/session.svg")
    sys.stdout.write(draw(play(os.path.abspath(sys.argv[1]))))


if __name__ == "__main__":
    main()
