// The command line: the engine completes, and says what is wrong under its place.

import { card_of, clear_line, creature, fitting_targets, odds_of, run } from "./acts";
import { classes, h, Node_ } from "./dom";
import { empty_line, LineState, set_line, state } from "./store";
import { Option, Problem } from "./wire";
import { byte_length, looks_text, place_of_byte } from "./words";

const shown_max = 8;
const history: string[] = [];
let history_at = 0;
let asked = 0;

const field = (): HTMLInputElement | null => document.querySelector("#line");

const kept = "what was typed";
/** For when somebody has to log in again: what is typed waits, whatever happens to the page. */
export function keep_typed(): void {
  const text = field()?.value ?? "";
  if (text) sessionStorage.setItem(kept, text);
}
function bring_back(element: HTMLElement, is_new: boolean): void {
  const text = sessionStorage.getItem(kept);
  if (!is_new || text === null) return;
  sessionStorage.removeItem(kept);
  (element as HTMLInputElement).value = text;
  set_line({ text });
}

export function focus_line(): void {
  field()?.focus();
}

async function complete(): Promise<void> {
  const input = field();
  const connection = state.connection;
  if (!input || !connection) return;
  const number = ++asked;
  const text = input.value;
  const cursor = byte_length(text.slice(0, input.selectionStart ?? text.length));
  if (text.trim() === "") return set_line({ text, candidates: [], at: -1, error: null, answer: "" });
  set_line({ ...still_fitting(text, input.selectionStart ?? text.length), error: null, answer: "" });
  const found = await connection.complete(text, cursor);
  if (number !== asked || !found || !found.ok) return;
  set_line({
    begin: place_of_byte(text, found.begin),
    end: place_of_byte(text, found.end),
    candidates: likely_first(found.candidates),
    after: found.after,
    at: -1,
  });
}

/** Until the host has answered: of what was known, that which what is typed since still begins. */
function still_fitting(text: string, end: number): Partial<LineState> {
  const { begin, candidates, text: before } = state.line;
  const is_same_place = end >= begin && text.slice(0, begin) === before.slice(0, begin);
  const typed = text.slice(begin, end).toLowerCase();
  const fits = (each: string): boolean => each.toLowerCase().startsWith(typed);
  return { text, end, at: -1, candidates: is_same_place ? candidates.filter(fits) : [] };
}

/** Of creatures, those go first that what is typed is meant for, and the dead last. */
function likely_first(candidates: string[]): string[] {
  const option = typed_option();
  const by = card_of();
  const likely = option && by ? fitting_targets(option, by) : [];
  const rank = (each: string): number => {
    const who = creature(each);
    if (!who) return likely.length + 1;
    const at = likely.indexOf(each);
    if (who.looks === "dead") return likely.length + 2;
    return at < 0 ? likely.length : at;
  };
  return candidates.slice().sort((a, b) => rank(a) - rank(b));
}

/** Puts a candidate in its place; the next ones follow. */
function take(candidate: string): void {
  const input = field();
  if (!input) return;
  const { begin, end, text, after } = state.line;
  const left = text.slice(0, begin) + candidate + (text.slice(end).startsWith(after) ? "" : after);
  input.value = left + text.slice(end);
  input.setSelectionRange(left.length, left.length);
  input.focus();
  void complete();
}

async function give(): Promise<void> {
  const input = field();
  const text = (input?.value ?? "").trim();
  if (text === "" || !input) return;
  ++asked;
  set_line({ candidates: [], at: -1, is_busy: true, error: null, answer: "" });
  const answer = await run(text, false);
  history.push(text);
  history_at = history.length;
  if (answer.ok) {
    // Somebody may type the next one already: that stays.
    if (input.value.trim() === text) {
      input.value = "";
      clear_line();
    }
    const is_question = !answer.seq || answer.seq.length === 0;
    set_line({ is_busy: false, answer: is_question ? (answer.text ?? "") : "" });
  } else {
    set_line({ is_busy: false, error: answer.error ?? null });
  }
}

function walk_history(by: number): void {
  const input = field();
  if (!input || history.length === 0) return;
  history_at = Math.min(Math.max(history_at + by, 0), history.length);
  input.value = history[history_at] ?? "";
  set_line({ ...empty_line, text: input.value });
}

function on_key(event: Event): void {
  const key = event as KeyboardEvent;
  const { candidates, at } = state.line;
  const shown = candidates.slice(0, shown_max);
  const step = (by: number): void =>
    set_line({ at: Math.min(Math.max(at + by, -1), shown.length - 1) });
  if (key.key === "Tab" && !key.shiftKey && shown.length > 0) take(shown[Math.max(at, 0)] as string);
  else if (key.key === "ArrowDown" && shown.length > 0) step(1);
  else if (key.key === "ArrowUp" && shown.length > 0 && at >= 0) step(-1);
  else if (key.key === "ArrowUp") walk_history(-1);
  else if (key.key === "ArrowDown") walk_history(1);
  else if (key.key === "ArrowRight" && is_at_end() && ghost()) take(shown[0] as string);
  else if (key.key === "Enter" && at >= 0) take(shown[at] as string);
  else if (key.key === "Enter") void give();
  else if (key.key === "Escape") {
    if (candidates.length > 0 || state.line.error || state.line.answer)
      set_line({ candidates: [], at: -1, error: null, answer: "" });
    else field()?.blur();
  } else return;
  key.preventDefault();
  key.stopPropagation();
}

function is_at_end(): boolean {
  const input = field();
  return !!input && input.selectionStart === input.value.length;
}

/** What Tab would add, behind what is typed. */
function ghost(): string {
  const { candidates, begin, end, text, at } = state.line;
  const candidate = candidates[Math.max(at, 0)];
  if (!candidate || end !== text.length) return "";
  const typed = text.slice(begin, end);
  return candidate.toLowerCase().startsWith(typed.toLowerCase()) ? candidate.slice(typed.length) : "";
}

/** What the line that is being typed names. */
function typed_option(): Option | undefined {
  const id = card_of();
  const line = state.line.text.toLowerCase();
  const named = (id ? (state.options.get(id)?.options ?? []) : []).filter((each) =>
    line.includes(each.name.toLowerCase()),
  );
  // "Quarterstaff (two-handed)" goes before "Quarterstaff".
  named.sort((a, b) => b.name.length - a.name.length);
  return named[0];
}

/** What an attack that is being typed would be rolled with. */
function odds_here(target: string): string {
  const option = typed_option();
  return option ? odds_of(option, target) : "";
}

/** What matters for the choice of a creature. */
function facts(candidate: string): { about: string; figures: string } {
  const who = creature(candidate) ?? state.table?.creatures.find((each) => each.name === candidate);
  if (!who) return { about: "", figures: "" };
  const figures = [
    who.ac === null ? "" : `AC ${who.ac}`,
    who.hp === null ? looks_text(who.looks) : who.life === "dead" ? "dead" : `${who.hp} hp`,
  ];
  const about = odds_here(who.id) || who.condition_texts.join(", ");
  return { about, figures: figures.filter(Boolean).join(" · ") };
}

function popup(): Node_ | null {
  const { candidates, at } = state.line;
  if (candidates.length === 0 || state.line.is_busy) return null;
  const more = candidates.length - shown_max;
  return h(
    "ul.candidates",
    { id: "candidates", role: "listbox", "aria-label": "What could stand here" },
    candidates.slice(0, shown_max).map((each, index) => {
      const { about, figures } = facts(each);
      return h(
        "li",
        {
          key: each,
          id: `candidate-${index}`,
          role: "option",
          "aria-selected": index === at ? "true" : "false",
          class: classes({ at: index === at }),
          onmousedown: (event: Event) => {
            event.preventDefault();
            take(each);
          },
        },
        h("b", { dir: "auto" }, each),
        about ? h("span.about", null, about) : null,
        figures ? h("span.figures", null, figures) : null,
      );
    }),
    more > 0 ? h("li.more", { key: "…", role: "presentation" }, `${more} more`) : null,
  );
}

function problem(what: Problem): Node_ {
  const text = state.line.text;
  const at = what.column === undefined ? -1 : place_of_byte(text, what.column);
  const word = at >= 0 ? (/^\S+/u.exec(text.slice(at))?.[0]?.length ?? 1) : 0;
  return h(
    "div.problem",
    { role: "alert", id: "problem" },
    at >= 0
      ? h("span.mark", { "aria-hidden": "true" }, " ".repeat(at), h("span", null, "^".repeat(Math.max(word, 1))))
      : null,
    h("span", null, h("b", null, sentence(what.message)), what.hint ? ` ${what.hint}` : null),
  );
}

const sentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!]$/.test(text) ? "" : ".");

export function line_view(): Node_ {
  const { text, error, answer, at } = state.line;
  return h(
    "section.command",
    { "aria-label": "Command line" },
    answer
      ? h(
          "div.answer",
          { key: "answer", role: "status" },
          h("button.close", { onclick: () => set_line({ answer: "" }), "aria-label": "Close" }, "×"),
          h("pre", { dir: "auto", tabindex: "0" }, answer),
        )
      : null,
    popup(),
    h(
      "div.line",
      { class: classes({ wrong: error !== null, busy: state.line.is_busy }) },
      h("label.unseen", { for: "line" }, "A command"),
      h("div.ghost", { "aria-hidden": "true" }, h("span", null, text), ghost()),
      h("input", {
        id: "line",
        type: "text",
        dir: "auto",
        autocomplete: "off",
        autocapitalize: "off",
        spellcheck: "false",
        role: "combobox",
        "aria-expanded": state.line.candidates.length > 0 ? "true" : "false",
        "aria-controls": "candidates",
        "aria-autocomplete": "list",
        "aria-activedescendant": at >= 0 ? `candidate-${at}` : null,
        "aria-invalid": error ? "true" : null,
        "aria-describedby": error ? "problem" : null,
        placeholder: "Type a command, or press ? for keys",
        oninput: () => void complete(),
        onkeydown: on_key,
        onblur: () => set_line({ candidates: [], at: -1 }),
        ref: bring_back,
      }),
      h("kbd", { "aria-hidden": "true" }, "/"),
    ),
    error ? problem(error) : null,
  );
}
