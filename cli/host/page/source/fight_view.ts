// What happened, newest at the bottom, grouped by round.

import { open, undo } from "./acts";
import { classes, h, Node_ } from "./dom";
import {
  Entry,
  look_back,
  read_earlier,
  read_later,
  read_newest,
  undo_count,
} from "./log";
import { is_gm, state } from "./store";
import { GameEvent } from "./wire";
import { counted, grouped, names_known, worded } from "./words";

/** A line of the log, parted into what was done and what it did. */
export interface Told {
  main: string;
  more: string[];
  is_turn: boolean;
  is_note: boolean;
}

const turn_begins = /^(.+)'s turn\.$/u;
const turn_ends = /'s turn ends\.$/u;

export function told(entry: Entry): Told {
  // The headings say when a round begins.
  const lines = entry.commit.text
    .split("\n")
    .filter((each) => each.trim() !== "" && !/^\s*Round \d+\.$/.test(each));
  const has = (type: string): boolean => entry.commit.events.some((each) => each.type === type);
  // Where something else brought the turn about, that comes first.
  if (has("turn_started") && (has("turn_ended") || turn_begins.test(lines[0] ?? ""))) {
    const at = lines.findIndex((each) => turn_begins.test(each));
    if (at >= 0) {
      const more = lines.filter((each, index) => index !== at && !turn_ends.test(each));
      return { main: lines[at] as string, more, is_turn: true, is_note: false };
    }
  }
  const paid = / uses .+: \d+ of .+ left\.$/u;
  const casts = lines.findIndex((each) => / casts /u.test(each));
  // What was done goes before what it cost.
  if (casts > 0 && paid.test(lines[0] as string)) lines.unshift(...lines.splice(casts, 1));
  const [main = entry.commit.command ?? "", ...more] = lines;
  return { main, more, is_turn: false, is_note: has("note_added") };
}

export function line_nodes(what: Told): Node_[] {
  return [
    h("p.main", { dir: "auto" }, worded(what.main.trim())),
    ...what.more.map((each) => h("p.more", { dir: "auto" }, worded(each.trim()))),
  ];
}

const made = new WeakMap<Entry, { of: string; node: Node_ }>();

/** Drawn once, as long as nothing about it changes: the log is long. */
function entry_node(entry: Entry, undoes: number, is_now: boolean): Node_ {
  const is_past = state.past?.at === entry.last;
  const of = `${entry.undone} ${undoes} ${is_past} ${is_gm()} ${is_now} ${names_known().length}`;
  const known = made.get(entry);
  if (known && known.of === of) return known.node;
  const what = told(entry);
  const node = h(
    "li.entry",
    {
      key: entry.first,
      class: classes({
        turn: what.is_turn,
        now: is_now,
        note: what.is_note,
        undone: entry.undone,
        back: entry.turns_back,
        past: is_past,
      }),
    },
    is_gm()
      ? h(
          "button.told",
          {
            title: `Event ${grouped(entry.last)}: see the table as it was then`,
            "aria-pressed": is_past ? "true" : null,
            onclick: () => void look_back(entry),
          },
          line_nodes(what),
        )
      : h("div.told", null, line_nodes(what)),
    entry.undone ? h("span.taken", null, "taken back") : null,
    undoes > 0 && is_gm()
      ? h(
          "button.undo",
          {
            onclick: () =>
              undoes === 1 ? undo(1) : open({ kind: "undo", count: undoes, what: what.main }),
            "aria-label": `undo: ${what.main}`,
          },
          "undo",
        )
      : null,
  );
  made.set(entry, { of, node });
  return node;
}

const event_of = (entry: Entry, type: string): GameEvent | undefined =>
  entry.commit.events.find((each) => each.type === type);

function headings(entry: Entry, before: Entry | undefined): Node_[] {
  const out: Node_[] = [];
  const session = event_of(entry, "session_started");
  if (session && !entry.undone) {
    const title = typeof session.title === "string" ? session.title : "";
    const number = typeof session.number === "number" ? ` ${session.number}` : "";
    const text = `Session${number}${title ? `, ${title}` : ""}`;
    out.push(h("li.heading.session", { key: `s${entry.first}` }, h("h3", null, text)));
  }
  const changes = entry.round !== (before?.round ?? 0) || entry.fight !== (before?.fight ?? 0);
  if (changes && entry.round > 0)
    out.push(
      h("li.heading", { key: `r${entry.first}` }, h("h3", null, `Round ${entry.round}`)),
    );
  return out;
}

const is_turn = (entry: Entry | undefined): boolean =>
  entry !== undefined && event_of(entry, "turn_started") !== undefined;

interface Place {
  /** At its end, and stays there. */
  is_at_end: boolean;
  /** What stands at the top, and how far from it: it stays there when more comes above. */
  anchor: HTMLElement | null;
  offset: number;
}
const place: Place = { is_at_end: true, anchor: null, offset: 0 };

export function scroll_log(to: "start" | "end"): void {
  const list = document.querySelector<HTMLElement>(".log");
  place.is_at_end = to === "end";
  place.anchor = null;
  if (list) list.scrollTop = to === "end" ? list.scrollHeight : 0;
}

function note_place(list: HTMLElement): void {
  place.is_at_end = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  place.anchor = null;
  for (const child of Array.from(list.firstElementChild?.children ?? []) as HTMLElement[]) {
    const below = child.offsetTop + child.offsetHeight > list.scrollTop;
    if (below && child.classList.contains("entry")) {
      place.anchor = child;
      place.offset = child.offsetTop - list.scrollTop;
      break;
    }
  }
}

function keep_place(list: HTMLElement): void {
  if (place.is_at_end && state.log.at_end) list.scrollTop = list.scrollHeight;
  else if (place.anchor?.isConnected) list.scrollTop = place.anchor.offsetTop - place.offset;
}

function on_scroll(event: Event): void {
  const list = event.currentTarget as HTMLElement;
  note_place(list);
  if (list.scrollTop < 300 && !state.log.at_start) void read_earlier();
  const below = list.scrollHeight - list.scrollTop - list.clientHeight;
  if (below < 300 && !state.log.at_end) void read_later();
}

/** How much of an undo is offered: further back it is typed. */
const undo_offered_max = 50;

export function log_view(): Node_ {
  const { entries, at_start, at_end, newer, is_loading } = state.log;
  const rows: Node_[] = [];
  let undoes = 0;
  const counts = new Map<Entry, number>();
  if (at_end)
    for (let at = entries.length - 1; at >= 0 && undoes < undo_offered_max; --at) {
      const each = entries[at] as Entry;
      if (!each.undone && !each.turns_back) counts.set(each, ++undoes);
    }
  // The turn that is on is the last that began.
  const is_fighting = state.table?.encounter !== null;
  let now = is_fighting ? entries.length - 1 : -1;
  while (now >= 0 && (!is_turn(entries[now]) || entries[now]?.undone)) --now;
  entries.forEach((entry, at) => {
    rows.push(...headings(entry, entries[at - 1]));
    rows.push(entry_node(entry, counts.get(entry) ?? 0, at === now));
  });
  return h(
    "section.fight",
    { "aria-label": "What happened" },
    h("h2.unseen", null, "What happened"),
    h(
      "div.log",
      {
        onscroll: on_scroll,
        ref: keep_place,
        role: "log",
        "aria-live": "off",
        tabindex: "0",
        "aria-label": "The log",
      },
      h(
        "ol",
        null,
      at_start
        ? h("li.edge", { key: "start" }, entries.length > 0 ? "The story begins here." : null)
        : h(
            "li.edge",
            { key: "earlier" },
            h("button.quiet", { onclick: () => void read_earlier() }, is_loading ? "Reading…" : "Earlier"),
          ),
        rows,
      ),
    ),
    at_end
      ? null
      : h(
          "button.newer",
          { onclick: () => void read_newest().then(() => scroll_log("end")) },
          newer > 0 ? `${counted(newer, "new line")} below` : "Back to now",
          h("kbd", null, "G"),
        ),
  );
}

export { undo_count };
