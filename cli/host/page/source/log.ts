// What happened, commit by commit: a stretch without gaps, read page by page in both directions.

import * as api from "./api";
import { changed, is_gm, set, state } from "./store";
import { Commit, GameEvent, Table } from "./wire";

export interface Past {
  at: number;
  table: Table;
}

export interface Entry {
  commit: Commit;
  first: number;
  last: number;
  /** The round that it belongs to; 0 outside of fights. */
  round: number;
  fight: number;
  undone: boolean;
  /** An undo or a redo. */
  turns_back: boolean;
}

const page_size = 200;
/** More than that is let go of at the other end. */
const entries_max = 600;

const number_of = (event: GameEvent, field: string): number => {
  const value = event[field];
  const one = Array.isArray(value) ? value[value.length - 1] : value;
  return typeof one === "number" ? one : 0;
};

function entry_of(commit: Commit): Entry {
  const back = commit.events.some(
    (each) => each.type === "command_undone" || each.type === "command_redone",
  );
  return {
    commit,
    first: commit.seq[0],
    last: commit.seq[1],
    round: 0,
    fight: 0,
    undone: false,
    turns_back: back,
  };
}

/** Which are taken back, and the round of each: both follow from all that is known. */
function settle(entries: Entry[]): void {
  const ranges = new Map<number, [number, number]>();
  let fight_began = 0;
  for (const entry of entries)
    for (const event of entry.commit.events) {
      if (event.type === "encounter_started") fight_began = event.seq;
      else if (event.type === "command_undone")
        ranges.set(event.seq, [number_of(event, "first"), number_of(event, "last")]);
      else if (event.type === "command_redone") ranges.delete(number_of(event, "undone"));
      else if (event.type === "encounter_discarded" && fight_began > 0)
        ranges.set(event.seq, [fight_began, event.seq - 1]);
    }
  // Others count what they see by themselves: the numbers in an undo are not theirs.
  const all = is_gm() ? Array.from(ranges.values()) : [];
  let round = 0;
  let fight = 0;
  for (const entry of entries) {
    entry.undone =
      !entry.turns_back && all.some(([first, last]) => first <= entry.first && entry.last <= last);
    for (const event of entry.commit.events) {
      if (event.type === "encounter_started") fight = number_of(event, "number") || fight + 1;
      if (event.type === "round_started" || event.type === "turn_started")
        round = number_of(event, "round");
    }
    entry.round = round;
    entry.fight = fight;
    const ends = entry.commit.events.some(
      (each) => each.type === "encounter_ended" || each.type === "encounter_discarded",
    );
    if (ends) round = fight = 0;
  }
}

function put(entries: Entry[], more: Partial<typeof state.log>): void {
  settle(entries);
  set({ log: { ...state.log, entries, ...more } });
}

/** The newest page, from which the stream goes on. Returns the last event. */
export async function read_end(campaign: string): Promise<number> {
  // Where the log ends, it says itself: a player's has numbers of its own.
  const seq = (await api.commits(campaign, 0, 1)).last;
  // Events, not commits, are counted: a few more than wanted come along.
  let since = Math.max(0, seq - page_size);
  const entries: Entry[] = [];
  for (let last = seq; since < last || entries.length === 0; ) {
    const page = await api.commits(campaign, since, 1_000);
    entries.push(...page.commits.map(entry_of));
    if (page.next <= since) break;
    since = page.next;
    last = page.last;
  }
  const begin = entries[0]?.first ?? 1;
  put(entries, { at_start: begin <= 1, at_end: true, is_loading: false, newer: 0 });
  return entries[entries.length - 1]?.last ?? since;
}

export function add_commit(commit: Commit): void {
  if (!state.log.at_end) {
    set({ log: { ...state.log, newer: state.log.newer + 1 } });
    return;
  }
  const entries = state.log.entries;
  const last = entries[entries.length - 1];
  if (last && commit.seq[1] <= last.last) return;
  const kept = entries.length >= entries_max * 1.2 ? entries.slice(-entries_max) : entries.slice();
  kept.push(entry_of(commit));
  put(kept, { at_start: state.log.at_start && kept[0] === entries[0] });
}

async function load(what: () => Promise<void>): Promise<void> {
  if (state.log.is_loading || !state.campaign) return;
  set({ log: { ...state.log, is_loading: true } });
  try {
    await what();
  } catch {
    // Scrolling on asks again.
  } finally {
    state.log.is_loading = false;
    changed();
  }
}

export const read_earlier = (): Promise<void> =>
  load(async () => {
    const first = state.log.entries[0]?.first ?? 1;
    if (state.log.at_start) return;
    const page = await api.commits(
      state.campaign as string,
      Math.max(0, first - 1 - page_size),
      1_000,
    );
    const earlier = page.commits.filter((each) => each.seq[1] < first).map(entry_of);
    let entries = [...earlier, ...state.log.entries];
    const at_end = state.log.at_end && entries.length <= entries_max;
    if (!at_end) entries = entries.slice(0, Math.max(entries_max, earlier.length));
    put(entries, { at_start: (entries[0]?.first ?? 1) <= 1 || earlier.length === 0, at_end });
  });

export const read_later = (): Promise<void> =>
  load(async () => {
    if (state.log.at_end) return;
    const last = state.log.entries[state.log.entries.length - 1]?.last ?? 0;
    const page = await api.commits(state.campaign as string, last, page_size);
    const all = [...state.log.entries, ...page.commits.map(entry_of)];
    const entries = all.slice(-entries_max);
    const at_end = page.next >= page.last;
    put(entries, {
      at_start: state.log.at_start && entries[0] === all[0],
      at_end,
      newer: at_end ? 0 : state.log.newer,
    });
  });

export const read_start = (): Promise<void> =>
  load(async () => {
    if (state.log.at_start) return;
    const page = await api.commits(state.campaign as string, 0, page_size);
    put(page.commits.map(entry_of), { at_start: true, at_end: page.next >= page.last });
  });

export const read_newest = (): Promise<void> =>
  load(async () => {
    if (state.log.at_end) return;
    await read_end(state.campaign as string);
  });

/** How many commands an undo would take back, from this one on; 0: it cannot be told. */
export function undo_count(entry: Entry): number {
  if (entry.undone || entry.turns_back || !state.log.at_end) return 0;
  let count = 0;
  for (let at = state.log.entries.length - 1; at >= 0; --at) {
    const each = state.log.entries[at] as Entry;
    if (each.undone || each.turns_back) continue;
    ++count;
    if (each === entry) return count;
  }
  return 0;
}

/** The state as it was when this was done. */
export async function look_back(entry: Entry | null): Promise<void> {
  if (!entry || !state.campaign) return set({ past: null });
  if (state.past?.at === entry.last) return set({ past: null });
  try {
    const table = await api.table(state.campaign, entry.last);
    set({ past: { at: entry.last, table }, choosing: null });
  } catch (error) {
    set({ notice: { text: (error as Error).message, is_bad: true } });
  }
}
