// All that the page knows, in one place. What is to be seen follows from it.

import { Connection } from "./connection";
import { Entry, Past } from "./log";
import { Addable, Listed, Option, Options, Pending, Problem, Session, Stats, Table } from "./wire";

export type View = "desk" | "player" | "room";

/** Somebody is asked for targets. */
export interface Choosing {
  option: Option;
  creature: string;
  /** How often each is meant. */
  chosen: Map<string, number>;
  /** The creature that the keys stand on. */
  at: string;
  level: number | null;
  choice: string | null;
}

export type Dialog =
  | { kind: "damage" | "heal"; amount: string; type: string; to: string }
  | { kind: "condition"; to: string; filter: string; rounds: string }
  | { kind: "add"; text: string; found: Addable[]; more: number; at: number; count: number; is_searched: boolean }
  | { kind: "keys" }
  | { kind: "undo"; count: number; what: string }
  | { kind: "option"; option: Option; creature: string; text: string }
  | { kind: "check"; creature: string }
  | { kind: "invite"; whom: string }
  | {
      kind: "figures";
      about: "creatures" | "dice" | "fight";
      scope: "session" | "campaign";
      /** Null as long as there is no answer. */
      found: Stats | null;
      problem: string;
    };

export interface LineState {
  text: string;
  begin: number;
  end: number;
  candidates: string[];
  after: string;
  /** Of the candidates; -1: none. */
  at: number;
  error: Problem | null;
  /** What a question was answered with. */
  answer: string;
  is_busy: boolean;
}

export interface Log {
  entries: Entry[];
  at_start: boolean;
  at_end: boolean;
  is_loading: boolean;
  /** Commits that came while somebody reads what was long ago. */
  newer: number;
}

export interface State {
  phase: "loading" | "login" | "lobby" | "table";
  view: View;
  session: Session | null;
  /** Why there is no table: a link that has expired, a host that does not answer. */
  problem: Problem | null;
  campaigns: Listed[];
  campaign: string | null;
  connection: Connection | null;
  link: "new" | "live" | "lost";
  retry_at: number;
  table: Table | null;
  /** The table as it was then. */
  past: Past | null;
  log: Log;
  options: Map<string, Options>;
  selected: string | null;
  choosing: Choosing | null;
  dialog: Dialog | null;
  line: LineState;
  /** Commands that have no answer yet. */
  waiting: number;
  /** One sentence, gone after a while. */
  notice: { text: string; is_bad: boolean } | null;
  /** The disk has failed: nothing can be saved any more. */
  broken: Problem | null;
  shows_more: boolean;
  unfolded: Set<string>;
  /** On a narrow screen, which part of the desk is seen. */
  part: "order" | "fight" | "card";
}

export const empty_line: LineState = {
  text: "",
  begin: 0,
  end: 0,
  candidates: [],
  after: "",
  at: -1,
  error: null,
  answer: "",
  is_busy: false,
};

export const state: State = {
  phase: "loading",
  view: "desk",
  session: null,
  problem: null,
  campaigns: [],
  campaign: null,
  connection: null,
  link: "new",
  retry_at: 0,
  table: null,
  past: null,
  log: { entries: [], at_start: false, at_end: true, is_loading: false, newer: 0 },
  options: new Map(),
  selected: null,
  choosing: null,
  dialog: null,
  line: empty_line,
  waiting: 0,
  notice: null,
  broken: null,
  shows_more: false,
  unfolded: new Set(),
  part: "fight",
};

let draw: () => void = () => undefined;
let is_due = false;

export function on_change(what: () => void): void {
  draw = what;
}

/** Draws once, however much changes at a time. */
export function changed(): void {
  if (is_due) return;
  is_due = true;
  // A page that nobody sees gets no frames, and has to be right when somebody looks.
  const soon = document.hidden ? (f: () => void) => setTimeout(f, 100) : requestAnimationFrame;
  soon(() => {
    is_due = false;
    draw();
  });
}

/** At once: what is typed next goes to what has just been opened. */
export function draw_now(): void {
  draw();
}

export function set(part: Partial<State>): void {
  Object.assign(state, part);
  changed();
}

export function set_line(part: Partial<LineState>): void {
  set({ line: { ...state.line, ...part } });
}

/** The table that is shown: of now, or of then. */
export const shown_table = (): Table | null => state.past?.table ?? state.table;

export const is_gm = (): boolean => state.session?.role === "gm";

/** Whoever plays somebody may know what came of it. */
export const sees_figures = (): boolean => is_gm() || state.session?.role === "player";

/** Whether this person plays the creature. */
export function plays(creature: string): boolean {
  const session = state.session;
  if (!session) return false;
  if (session.role === "gm") return true;
  if (session.role === "spectator") return false;
  const who = state.table?.creatures.find((each) => each.id === creature);
  return session.characters.some((each) => each === creature || each === who?.name);
}

/** What waits for this person's answer, and for whom of theirs. */
export function asked_of_me(): { pending: Pending; creature: string } | null {
  const pending = state.table?.pending;
  const asked = pending?.asked.find((each) => plays(each.creature));
  return pending && asked ? { pending, creature: asked.creature } : null;
}
