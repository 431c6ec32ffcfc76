// The page: who this is, which table, and what is drawn of it.

import * as api from "./api";
import { card_of, creature, tell } from "./acts";
import { Connection } from "./connection";
import { desk_view } from "./desk_view";
import { dialog_view } from "./dialogs_view";
import { h, Node_, show } from "./dom";
import { address_of, lobby_view, loading_view, login_view } from "./entry_view";
import { told } from "./fight_view";
import { on_key } from "./keys";
import { keep_typed } from "./line_view";
import { add_commit, read_end } from "./log";
import { player_view } from "./player_view";
import { room_view } from "./room_view";
import { changed, is_gm, on_change, plays, set, state, View } from "./store";
import { Commit } from "./wire";
import { know_names } from "./words";

const root = document.querySelector<HTMLElement>("#app") as HTMLElement;
const announcer = document.querySelector<HTMLElement>("#announce");

function views(): Node_[] {
  if (state.phase === "login") return login_view();
  if (state.phase === "lobby") return lobby_view();
  if (state.phase === "loading" || !state.table) return loading_view();
  const shown =
    state.view === "room" ? room_view() : state.view === "player" ? player_view() : desk_view();
  const dialog = state.view === "room" ? null : dialog_view();
  if (dialog) shown.push(dialog);
  if (state.notice)
    shown.push(
      h(
        "div.notice",
        { key: "notice", class: state.notice.is_bad ? "bad" : "", role: state.notice.is_bad ? "alert" : "status" },
        state.notice.text,
      ),
    );
  return shown;
}

function draw(): void {
  const table = state.table;
  document.body.dataset.view = state.phase === "table" ? state.view : state.phase;
  if (table) know_names(table.creatures.map((each) => each.called));
  show(root, views());
  document.title = title();
  read_options();
}

function title(): string {
  const table = state.table;
  if (state.phase !== "table" || !table) return "The table";
  const turn = creature(table.encounter?.turn);
  const now = turn ? `${turn.called}'s turn` : "";
  return [now, table.campaign].filter(Boolean).join(" · ");
}

// -- what is asked for again when something has changed ------------------------------

let table_is_read = false;
let table_is_due = false;

async function read_table(): Promise<void> {
  if (table_is_read) {
    table_is_due = true;
    return;
  }
  const campaign = state.campaign;
  if (!campaign) return;
  table_is_read = true;
  try {
    const table = await api.table(campaign);
    if (campaign === state.campaign) set({ table, options: keep_options(table.seq) });
  } catch (error) {
    if (error instanceof api.Failure && error.status === 401) await find_out();
  } finally {
    table_is_read = false;
    if (table_is_due) {
      table_is_due = false;
      void read_table();
    }
  }
}

/** What was known stays on the screen until the new is there: nothing jumps. */
function keep_options(seq: number): typeof state.options {
  stale_before = seq;
  return state.options;
}
let stale_before = 0;
const options_asked = new Map<string, number>();

function read_options(): void {
  const table = state.table;
  const campaign = state.campaign;
  if (!table || !campaign || state.phase !== "table" || state.view === "room") return;
  const wanted = new Set<string>();
  const card = card_of();
  if (card && plays(card)) wanted.add(card);
  for (const each of table.pending?.asked ?? []) if (plays(each.creature)) wanted.add(each.creature);
  for (const id of wanted) {
    const known = state.options.get(id);
    if (known && known.seq >= stale_before) continue;
    if ((options_asked.get(id) ?? -1) >= stale_before) continue;
    options_asked.set(id, stale_before);
    void api
      .options(campaign, id)
      .then((found) => {
        if (campaign !== state.campaign) return;
        const options = new Map(state.options);
        options.set(id, found);
        set({ options });
      })
      .catch(() => options_asked.delete(id));
  }
}

function announce(commit: Commit): void {
  if (!announcer || state.view === "room") return;
  const entry = state.log.entries[state.log.entries.length - 1];
  if (!entry || entry.last !== commit.seq[1]) return;
  const what = told(entry);
  const turn = commit.events.find((each) => each.type === "turn_started");
  const mine = turn && typeof turn.creature === "string" && !is_gm() && plays(turn.creature);
  announcer.textContent = mine ? "It is your turn." : [what.main, ...what.more].join(" ");
}

// -- the table ------------------------------------------------------------------------

function watch_time(): void {
  if (state.link === "lost") changed();
}

async function enter(campaign: string): Promise<void> {
  leave();
  set({ phase: "loading", campaign, problem: null });
  try {
    const table = await api.table(campaign);
    set({ table });
    const last = await read_end(campaign);
    stale_before = table.seq;
    if (campaign !== state.campaign) return;
    const connection = new Connection(campaign, last, {
      on_commit(commit) {
        add_commit(commit);
        announce(commit);
        void read_table();
      },
      on_lost(at) {
        set({ link: "lost", retry_at: at });
        void find_out().then(ask_why);
      },
      on_live() {
        const was_lost = state.link === "lost";
        set({ link: "live", problem: null });
        if (was_lost) tell("Connected again.");
        void read_table();
      },
    });
    set({ phase: "table", connection });
  } catch (error) {
    const failure = error as api.Failure;
    if (failure.status === 401) set({ phase: "login", problem: failure.problem, campaign: null });
    else {
      await open_lobby();
      set({ problem: failure.problem });
    }
  }
}

function leave(): void {
  state.connection?.close();
  options_asked.clear();
  set({
    connection: null,
    table: null,
    past: null,
    campaign: null,
    link: "new",
    options: new Map(),
    selected: null,
    choosing: null,
    dialog: null,
    broken: null,
    log: { entries: [], at_start: false, at_end: true, is_loading: false, newer: 0 },
  });
}

/** False where it cannot be made: then the lobby offers it, and says why not. */
async function open_sample(): Promise<boolean> {
  try {
    location.hash = address_of((await api.sample()).label);
    return true;
  } catch {
    return false;
  }
}

async function open_lobby(): Promise<void> {
  leave();
  try {
    const { campaigns } = await api.campaigns();
    // Nobody has played here yet: whoever looks should see a table, and not be asked for one.
    if (campaigns.length === 0 && is_gm() && (await open_sample())) return;
    set({ phase: "lobby", campaigns });
    const only = campaigns[0];
    if (campaigns.length === 1 && only && !only.problem && !is_gm())
      location.hash = `#campaign=${encodeURIComponent(only.label)}`;
  } catch (error) {
    set({ phase: "login", problem: (error as api.Failure).problem });
  }
}

/** The host may be there and the campaign not: another process has it, or it is damaged. */
async function ask_why(): Promise<void> {
  if (!state.campaign) return;
  try {
    await api.table(state.campaign);
  } catch (error) {
    const failure = error as api.Failure;
    if (state.link === "lost") set({ problem: failure.status > 0 ? failure.problem : null });
  }
}

/** Whether the host still knows this person. */
async function find_out(): Promise<void> {
  try {
    const session = await api.session();
    set({ session });
  } catch (error) {
    const failure = error as api.Failure;
    if (failure.status !== 401) return;
    keep_typed();
    leave();
    set({ phase: "login", problem: failure.problem });
  }
}

// -- the address ------------------------------------------------------------------------

function view_for(wanted: string | null): View {
  if (wanted === "room") return "room";
  const role = state.session?.role;
  if (role === "player") return "player";
  return "desk";
}

async function follow_address(): Promise<void> {
  const raw = location.hash.replace(/^#/, "");
  const words = new URLSearchParams(raw === "room" ? "view=room" : raw);
  const token = words.get("token");
  if (token) {
    words.delete("token");
    // At once: it is in no history, and nobody reads it over a shoulder.
    const rest = words.toString();
    history.replaceState(null, "", rest ? `#${rest}` : location.pathname);
    try {
      set({ session: await api.log_in(token) });
    } catch (error) {
      return set({ phase: "login", problem: (error as api.Failure).problem });
    }
  }
  try {
    if (!state.session) set({ session: await api.session() });
  } catch (error) {
    const failure = error as api.Failure;
    const is_new = failure.status === 401 && failure.problem.code === "no_token";
    return set({ phase: "login", problem: is_new ? null : failure.problem });
  }
  set({ view: view_for(words.get("view")) });
  const campaign = words.get("campaign") ?? (state.view === "room" ? await any_campaign() : null);
  if (!campaign) return open_lobby();
  if (campaign !== state.campaign) await enter(campaign);
}

/** A screen for the room that names none: the one that is played. */
async function any_campaign(): Promise<string | null> {
  const { campaigns } = await api.campaigns();
  const playing = campaigns.find((each) => each.fight) ?? campaigns.find((each) => each.current);
  return (playing ?? campaigns[0])?.label ?? null;
}

on_change(draw);
window.addEventListener("hashchange", () => void follow_address());
window.addEventListener("keydown", on_key);
window.addEventListener("online", () => state.connection?.retry());
window.addEventListener("resize", changed);
window.setInterval(watch_time, 500);
void follow_address();
