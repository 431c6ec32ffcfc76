// What people do: commands to the host, targets, dialogs. Every view calls these.

import * as api from "./api";
import {
  changed,
  Choosing,
  Dialog,
  draw_now,
  empty_line,
  is_gm,
  plays,
  set,
  set_line,
  state,
} from "./store";
import { Answer, Creature, Option } from "./wire";

let notice_timer = 0;

export function tell(text: string, is_bad = false): void {
  clearTimeout(notice_timer);
  set({ notice: { text, is_bad } });
  notice_timer = window.setTimeout(() => set({ notice: null }), is_bad ? 8_000 : 4_000);
}

/** The disk has failed, or the log is damaged: nothing is saved until it is opened again. */
const is_broken = (answer: Answer): boolean =>
  ["poisoned", "io", "io_error", "no_space", "damaged", "corrupt", "read_only"].includes(
    answer.error?.code ?? "",
  );

/** Has a command carried out; says what is wrong where nobody else does. */
export async function run(line: string, shows_error = true): Promise<Answer> {
  const connection = state.connection;
  if (!connection) return { ok: false, kind: "none" };
  set({ waiting: state.waiting + 1 });
  const answer = await connection.command(line);
  set({ waiting: state.waiting - 1 });
  if (answer.error && is_broken(answer)) set({ broken: answer.error });
  // A question is answered all the same.
  else if (answer.ok && (answer.seq?.length || answer.kind === "reopen")) set({ broken: null });
  if (answer.error && shows_error)
    tell([answer.error.message, answer.error.hint].filter(Boolean).join(". "), true);
  return answer;
}

/** A name or an id as it can stand in a command. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

// -- the table -------------------------------------------------------------------

export const creature = (id: string | null | undefined): Creature | undefined =>
  state.table?.creatures.find((each) => each.id === id);

/** Where there are no turns: those who play, then the others. */
export function characters_first(all: Creature[]): Creature[] {
  const rank = (who: Creature): number => (who.kind === "character" ? 0 : 1);
  return all.slice().sort((a, b) => rank(a) - rank(b));
}

/** In the order of turns, or as they are listed. */
export function order(): string[] {
  const table = state.table;
  if (!table) return [];
  const fighting = table.encounter?.order ?? [];
  const is_fighting = new Set(fighting);
  const others = table.creatures.filter((each) => !is_fighting.has(each.id));
  return [...fighting, ...characters_first(others).map((each) => each.id)];
}

export const turn_of = (): string | null => state.table?.encounter?.turn ?? null;

/** Whose card is shown. */
export function card_of(): string | null {
  if (state.selected && creature(state.selected)) return state.selected;
  const turn = turn_of();
  if (is_gm()) return turn;
  if (turn && plays(turn)) return turn;
  return state.table?.creatures.find((each) => plays(each.id))?.id ?? null;
}

export function select(id: string | null): void {
  set({ selected: state.selected === id ? null : id });
}

export function step_selection(by: number): void {
  const ids = order();
  if (ids.length === 0) return;
  const from = state.selected ?? turn_of();
  const at = from ? ids.indexOf(from) : -1;
  const next = Math.min(Math.max(at + by, 0), ids.length - 1);
  set({ selected: ids[next] ?? null });
}

// -- actions with targets -----------------------------------------------------------

/** With the characters or with the monsters; who was brought by somebody is with that one. */
function side_of(who: Creature | undefined): string | undefined {
  const named = who?.summoner;
  const summoner = state.table?.creatures.find(
    (each) => each.id === named || each.called === named,
  );
  return summoner && summoner !== who ? summoner.kind : who?.kind;
}

export function fitting_targets(option: Option, by: string): string[] {
  const own = side_of(creature(by));
  const living = order().filter((id) => {
    const one = creature(id);
    return one && one.life !== "dead" && one.looks !== "dead";
  });
  const is_foe = (id: string): boolean => side_of(creature(id)) !== own;
  const first = living.filter((id) =>
    option.aim === "foes" ? is_foe(id) : option.aim === "friends" ? !is_foe(id) : true,
  );
  // Those on their feet go before those who lie.
  const standing = (id: string): number => (creature(id)?.looks === "dying" ? 1 : 0);
  if (option.aim === "foes") first.sort((a, b) => standing(a) - standing(b));
  if (option.aim === "friends") first.sort((a, b) => standing(b) - standing(a));
  return [...first, ...living.filter((id) => !first.includes(id))];
}

/** "advantage: target prone"; empty where it is rolled as always. */
export function odds_of(option: Option, target: string): string {
  const odds = option.odds.find((each) => each.target === target);
  return odds ? odds.why || odds.mode : "";
}

function line_of(choosing: Choosing, text = ""): string {
  const { option } = choosing;
  const to = Array.from(choosing.chosen)
    .filter(([, count]) => count > 0)
    .map(([id, count]) => (count > 1 ? `${id} x${count}` : id))
    .join(" and: ");
  return [
    option.line,
    text,
    to && option.label,
    to,
    option.after,
    choosing.level ? `at: ${choosing.level}` : "",
    choosing.choice ? `choose: ${choosing.choice}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The lowest slot that is left; null where the engine finds it itself. */
const lowest_level = (option: Option): number | null =>
  option.levels.find((each) => each.left > 0)?.level ?? null;

export function begin(option: Option, by: string): void {
  if (!option.open) return tell(option.why || `${option.name} cannot be done now`, true);
  const choosing: Choosing = {
    option,
    creature: by,
    chosen: new Map(),
    at: "",
    level: lowest_level(option),
    choice: option.choices[0] ?? null,
  };
  // The lowest slot goes without saying.
  if (choosing.level === option.level) choosing.level = null;
  if (option.wants) return open({ kind: "option", option, creature: by, text: "" });
  if (option.targets === "none" && option.choices.length < 2) {
    void run(line_of(choosing));
    return;
  }
  choosing.at = option.targets === "none" ? "" : (fitting_targets(option, by)[0] ?? "");
  set({ choosing, dialog: null });
}

export function begin_with_text(option: Option, by: string, text: string): void {
  const choosing = { option, creature: by, chosen: new Map(), at: "", level: null, choice: null };
  set({ dialog: null });
  void run(line_of(choosing, text));
}

export function change_choice(part: Partial<Choosing>): void {
  if (state.choosing) set({ choosing: { ...state.choosing, ...part } });
}

/** A target is pointed at: one alone is enough for most. */
export function point_at(id: string): void {
  const choosing = state.choosing;
  if (!choosing) return;
  if (choosing.option.targets === "one") {
    change_choice({ chosen: new Map([[id, 1]]) });
    return finish_choosing();
  }
  const chosen = new Map(choosing.chosen);
  const count = chosen.get(id) ?? 0;
  if (choosing.option.missiles) chosen.set(id, count + 1);
  else if (count > 0) chosen.delete(id);
  else chosen.set(id, 1);
  change_choice({ chosen, at: id });
}

export function finish_choosing(): void {
  const choosing = state.choosing;
  if (!choosing) return;
  const nobody = choosing.option.targets !== "none" && choosing.chosen.size === 0;
  const final = nobody && choosing.at ? { ...choosing, chosen: new Map([[choosing.at, 1]]) } : choosing;
  set({ choosing: null });
  void run(line_of(final));
}

export function step_target(by: number): void {
  const choosing = state.choosing;
  if (!choosing) return;
  const all = fitting_targets(choosing.option, choosing.creature);
  const at = all.indexOf(choosing.at);
  change_choice({ at: all[(at + by + all.length) % all.length] ?? "" });
}

// -- dialogs ---------------------------------------------------------------------

let focus_before: Element | null = null;

export function open(dialog: Dialog): void {
  if (!state.dialog) focus_before = document.activeElement;
  set({ dialog, choosing: null });
  draw_now();
}

export function close(): void {
  set({ dialog: null });
  draw_now();
  if (focus_before instanceof HTMLElement && focus_before.isConnected) focus_before.focus();
  focus_before = null;
}

/** By hand: on the one that is selected, else on whose turn it is. */
export function by_hand(kind: "damage" | "heal" | "condition"): void {
  const to = state.selected ?? turn_of() ?? order()[0];
  if (!to) return tell("There is nobody on the table.", true);
  if (kind === "condition") open({ kind, to, filter: "", rounds: "" });
  else open({ kind, amount: "", type: "", to });
}

let search_number = 0;
export async function search(text: string): Promise<void> {
  const number = ++search_number;
  if (!state.campaign) return;
  try {
    const { found, more } = await api.addable(state.campaign, text);
    if (number !== search_number || state.dialog?.kind !== "add") return;
    set({ dialog: { ...state.dialog, found, more, at: 0, is_searched: true } });
  } catch (error) {
    tell((error as Error).message, true);
  }
}

export function open_add(): void {
  open({ kind: "add", text: "", found: [], more: 0, at: 0, count: 1, is_searched: false });
  void search("");
}

// -- turns ---------------------------------------------------------------------------

export function next_turn(): void {
  const fight = state.table?.encounter;
  if (!fight) return void run("encounter start");
  if (!fight.turn) return void run("initiative all");
  void run("turn");
}

export function undo(count: number): void {
  void run(count > 1 ? `undo ${count}` : "undo");
}

export function clear_line(): void {
  set_line(empty_line);
}

/** Whatever is under way is left, the innermost first. True when there was something. */
export function leave(): boolean {
  if (state.dialog) close();
  else if (state.choosing) set({ choosing: null });
  else if (state.line.candidates.length > 0) set_line({ candidates: [], at: -1 });
  else if (state.past) set({ past: null });
  else if (state.selected) set({ selected: null });
  else return false;
  changed();
  return true;
}
