// Keys, for whoever has one hand on the keyboard.

import {
  begin,
  by_hand,
  card_of,
  finish_choosing,
  leave,
  next_turn,
  open,
  open_add,
  point_at,
  run,
  step_selection,
  step_target,
  undo,
} from "./acts";
import { answer_by } from "./asked_view";
import { numbered } from "./card_view";
import { scroll_log } from "./fight_view";
import { open_figures } from "./figures_dialog";
import { focus_line } from "./line_view";
import { read_newest, read_start } from "./log";
import { asked_of_me, is_gm, sees_figures, set, state } from "./store";

const is_typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, select, textarea");

/** While targets are chosen. True when the key was for that. */
function choose_by(key: string): boolean {
  if (!state.choosing) return false;
  const { option, at } = state.choosing;
  if (key === "ArrowDown" || key === "ArrowRight" || key === "j") step_target(1);
  else if (key === "ArrowUp" || key === "ArrowLeft" || key === "k") step_target(-1);
  else if (key === " " && option.targets === "many") point_at(at);
  else if (key === "Enter") {
    if (option.targets === "one") point_at(at);
    else finish_choosing();
  } else return false;
  return true;
}

const for_gm: Record<string, () => void> = {
  n: next_turn,
  d: () => by_hand("damage"),
  h: () => by_hand("heal"),
  c: () => by_hand("condition"),
  a: open_add,
  u: () => undo(1),
  U: () => void run("redo"),
};

const for_all: Record<string, () => void> = {
  m: () => set({ shows_more: !state.shows_more }),
  "/": focus_line,
  ":": focus_line,
  "?": () => open({ kind: "keys" }),
  f: () => {
    if (sees_figures()) open_figures();
  },
  j: () => step_selection(1),
  k: () => step_selection(-1),
  g: () => void read_start().then(() => requestAnimationFrame(() => scroll_log("start"))),
  G: () => void read_newest().then(() => requestAnimationFrame(() => scroll_log("end"))),
};

export function on_key(event: KeyboardEvent): void {
  if (state.phase !== "table" || state.view === "room" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (leave()) event.preventDefault();
    return;
  }
  if (state.dialog || is_typing(event.target)) return;
  // A button that has the focus is pressed by Enter and Space, unless targets are chosen.
  const on_button = event.target instanceof HTMLElement && event.target.matches("button, a");
  const is_row = event.target instanceof HTMLElement && event.target.matches(".row");
  if (on_button && !is_row && (event.key === "Enter" || event.key === " ")) return;
  if (choose_by(event.key)) return event.preventDefault();
  if (/^[1-9]$/.test(event.key) && asked_of_me()) {
    answer_by(Number(event.key));
    return event.preventDefault();
  }
  if (/^[1-9]$/.test(event.key)) {
    const option = numbered()[Number(event.key) - 1];
    const who = card_of();
    if (option && who) begin(option, who);
    return event.preventDefault();
  }
  const act = (is_gm() ? for_gm[event.key] : undefined) ?? for_all[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
