// What was played in numbers: who dealt and took how much, how the dice fell, hit points over a fight.

import { open } from "./acts";
import { command, Failure } from "./api";
import { frame, put } from "./dialog_frame";
import { Child, h, Node_ } from "./dom";
import { Dialog, is_gm, state } from "./store";
import { Stats } from "./wire";
import { grouped } from "./words";

type FiguresDialog = Extract<Dialog, { kind: "figures" }>;
type About = FiguresDialog["about"];
type Row = Stats["rows"][number];

const number_of = (row: Row, name: string): number => Number(row[name] ?? 0);
const text_of = (row: Row, name: string): string => String(row[name] ?? "");

/** The command line's own questions: who may ask what is decided where those are answered. */
function line_of({ about, scope }: FiguresDialog): string {
  if (about === "fight") return "stats fight";
  return `stats ${scope} by ${about === "dice" ? "die" : "creature"}`;
}

/** Opens the panel, or shows something else in it. */
export function open_figures(part: Partial<FiguresDialog> = {}): void {
  const known = state.dialog?.kind === "figures" ? state.dialog : null;
  const scope = state.table?.session ? "session" : "campaign";
  const asked: FiguresDialog = {
    ...(known ?? { kind: "figures", about: "creatures", scope }),
    ...part,
    found: null,
    problem: "",
  };
  if (known) put(asked);
  else open(asked);
  void answer(asked);
}

async function answer(asked: FiguresDialog): Promise<void> {
  const got = { found: null as Stats | null, problem: "" };
  try {
    got.found = (await command(state.campaign ?? "", line_of(asked))).stats ?? null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    got.problem = error.problem.message;
  }
  // Something else may have been asked for meanwhile, or nothing any more.
  if (state.dialog === asked) put({ ...asked, ...got });
}

function bar(kind: string, value: number, most: number): Node_ {
  const share = most > 0 ? (100 * value) / most : 0;
  return h(`span.bar.${kind}`, { key: kind, "aria-hidden": "true", style: { width: `${share}%` } });
}

function creatures_part(rows: Row[]): Node_ {
  const most = Math.max(
    1,
    ...rows.map((each) => Math.max(number_of(each, "damage_dealt"), number_of(each, "damage_taken"))),
  );
  return h(
    "ul.bars",
    { key: "creatures", "aria-label": "Damage by creature" },
    rows.map((each) => {
      const name = text_of(each, "creature");
      const dealt = number_of(each, "damage_dealt");
      const taken = number_of(each, "damage_taken");
      const hits = number_of(each, "hits");
      const rolled = hits + number_of(each, "misses");
      const more = [
        rolled > 0 ? `${grouped(hits)} of ${grouped(rolled)} hit` : "",
        number_of(each, "healing_done") > 0 ? `healed ${grouped(number_of(each, "healing_done"))}` : "",
        number_of(each, "falls") > 0 ? `at 0: ${grouped(number_of(each, "falls"))}` : "",
      ].filter(Boolean);
      return h(
        "li",
        { key: name },
        h("b", { dir: "auto" }, name),
        h("span.told", null, [`dealt ${grouped(dealt)}, took ${grouped(taken)}`, ...more].join(" · ")),
        bar("dealt", dealt, most),
        bar("taken", taken, most),
      );
    }),
  );
}

function die_part(row: Row): Node_ {
  const counts = text_of(row, "faces").split(" ").map(Number);
  const most = Math.max(1, ...counts);
  const rolls = number_of(row, "rolls");
  const mean = number_of(row, "mean").toFixed(2);
  const expected = number_of(row, "expected_mean").toFixed(1);
  const die = text_of(row, "die");
  return h(
    "section",
    { key: die },
    h("h3", null, die),
    h("p.hint", null, `${grouped(rolls)} rolled, ${mean} on average; ${expected} is expected.`),
    h(
      "ol.faces",
      { "aria-label": `How often each face of the ${die} came up` },
      counts.map((count, at) =>
        h(
          "li",
          { key: at },
          h("span.count", null, grouped(count)),
          h("span.bar", { "aria-hidden": "true", style: { height: `${(100 * count) / most}%` } }),
          h("span.face", { "aria-hidden": "true" }, at + 1),
        ),
      ),
    ),
  );
}

const width = 480;
const height = 180;
const colours = 6;

/** A line for each creature, from the first moment of the fight to the last. */
function fight_part(rows: Row[]): Node_ {
  const names = Object.keys(rows[0] ?? {}).filter((each) => each !== "moment" && each !== "round");
  const values = names.map((name) => rows.map((each) => number_of(each, name)));
  const most = Math.max(1, ...values.flat());
  const x = (at: number): number => (rows.length > 1 ? (width * at) / (rows.length - 1) : 0);
  const y = (hp: number): number => height - (height * Math.max(hp, 0)) / most;
  // Below 0: they are not there yet, or any more.
  const path = (of: number[]): string => {
    let is_down = false;
    return of
      .map((hp, at) => {
        const step = hp < 0 ? "" : `${is_down ? "L" : "M"}${x(at).toFixed(1)} ${y(hp).toFixed(1)}`;
        is_down = hp >= 0;
        return step;
      })
      .join("");
  };
  return h(
    "section",
    { key: "fight" },
    h(
      "svg.course",
      { viewBox: `0 -4 ${width} ${height + 8}`, role: "img", "aria-label": "Hit points over the fight" },
      values.map((of, at) => h("path", { key: at, class: `line-${at % colours}`, d: path(of) })),
    ),
    h(
      "ul.legend",
      { "aria-label": "Hit points at the beginning and now" },
      names.map((name, at) => {
        const there = (values[at] ?? []).filter((hp) => hp >= 0);
        return h(
          "li",
          { key: name },
          h(`span.sample.line-${at % colours}`, { "aria-hidden": "true" }),
          h("b", { dir: "auto" }, name),
          ` ${there[0] ?? 0} → ${there[there.length - 1] ?? 0}`,
        );
      }),
    ),
  );
}

function content({ about, found, problem }: FiguresDialog): Child {
  if (problem) return h("p", { key: "problem", role: "status" }, `${problem}.`);
  if (!found) return h("p.hint", { key: "waits", role: "status" }, "Counting…");
  if (found.rows.length === 0) return h("p", { key: "nothing" }, "Nothing has happened yet.");
  if (about === "fight") return fight_part(found.rows);
  if (about === "creatures") return creatures_part(found.rows);
  // What fights turn on first.
  const d20 = found.rows.filter((each) => each["die"] === "d20");
  return h("div", { key: "dice" }, (d20.length > 0 ? d20 : found.rows).map(die_part));
}

function choice(label: string, is_on: boolean, choose: () => void): Node_ {
  return h("button", { key: label, "aria-pressed": String(is_on), onclick: choose }, label);
}

export function figures_dialog(dialog: FiguresDialog): Node_ {
  const abouts: [About, string][] = [["creatures", "Damage"]];
  // Of the others the game master alone may know.
  if (is_gm()) abouts.push(["dice", "Dice"], ["fight", "Hit points"]);
  const title = dialog.found ? `Figures: ${dialog.found.scope}` : "Figures";
  return frame(
    title,
    h(
      "div.choices",
      { role: "group", "aria-label": "What is counted" },
      abouts.length > 1
        ? abouts.map(([about, label]) => choice(label, dialog.about === about, () => open_figures({ about })))
        : null,
      dialog.about === "fight"
        ? null
        : [
            choice("Session", dialog.scope === "session", () => open_figures({ scope: "session" })),
            choice("Campaign", dialog.scope === "campaign", () => open_figures({ scope: "campaign" })),
          ],
    ),
    content(dialog),
  );
}
