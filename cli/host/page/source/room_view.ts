// One screen for all, seen from four metres: no controls, and nothing that is secret.

import { h, Node_ } from "./dom";
import { line_nodes, told } from "./fight_view";
import { banners } from "./header_view";
import { is_dead } from "./order_view";
import { is_gm, state } from "./store";
import { Creature, Table } from "./wire";
import { looks_text } from "./words";

const rows_max = 9;
const lines_shown = 3;

function dots(count: number): string {
  return "●".repeat(count) + "○".repeat(Math.max(3 - count, 0));
}

function row(who: Creature, is_now: boolean): Node_ {
  const marks = [
    ...who.lasting.filter((each) => each.concentration).map((each) => `concentrating on ${each.name}`),
    ...who.condition_details.map((each) => each.name),
  ];
  const saves = who.life === "dying" && who.kind === "character" ? who.death_saves : null;
  // What the table may know of a monster is how it looks.
  const shows_figures = who.kind === "character" && who.hp !== null && who.looks !== "dying";
  const is_well = shows_figures && who.looks !== "bloodied";
  return h(
    "li",
    { key: who.id, class: [is_now ? "now" : "", is_dead(who) ? "gone" : ""].join(" ") },
    h("b", { dir: "auto" }, who.called),
    h(
      "span.health",
      { class: is_well ? "" : who.looks },
      shows_figures && !is_dead(who) ? `${who.hp} / ${who.max_hp}` : who.life === "stable" ? "stable" : looks_text(who.looks),
    ),
    saves
      ? h("small", null, `saves ${dots(saves.successes)}  fails ${dots(saves.failures)}`)
      : marks.length > 0
        ? h("small", null, Array.from(new Set(marks)).join(", "))
        : null,
  );
}

function next_ones(table: Table): string {
  const fight = table.encounter;
  if (!fight?.turn) return "";
  const at = fight.order.indexOf(fight.turn);
  const names: string[] = [];
  for (let step = 1; step < fight.order.length && names.length < 2; ++step) {
    const id = fight.order[(at + step) % fight.order.length];
    const who = table.creatures.find((each) => each.id === id);
    if (who && !is_dead(who) && !who.concealed) names.push(who.called);
  }
  return names.length > 0 ? `then ${names.join(", then ")}` : "";
}

/** What the game master's own screen would tell of monsters: their armor and their hit points. */
function without_secrets(line: string, monsters: string[]): string {
  if (!is_gm()) return line;
  const out = line.replace(/ vs (AC|DC) \d+|, DC \d+|:? \d+ hp, AC \d+/g, "");
  if (!monsters.some((name) => out.includes(name))) return out;
  return out.replace(/ -?\d+ → -?\d+ hp/g, "");
}

/** As many as fit, whose turn it is among the first of them. */
function shown(table: Table): Creature[] {
  const by_id = new Map(table.creatures.map((each) => [each.id, each]));
  const ids = table.encounter?.order ?? table.creatures.map((each) => each.id);
  const all = ids
    .map((id) => by_id.get(id))
    .filter((each): each is Creature => each !== undefined && !each.concealed);
  if (all.length <= rows_max) return all;
  const living = all.filter((each) => !is_dead(each));
  if (living.length <= rows_max) return living;
  const at = Math.max(0, living.findIndex((each) => each.id === table.encounter?.turn));
  return [...living.slice(at), ...living.slice(0, at)].slice(0, rows_max);
}

export function room_view(): Node_[] {
  const table = state.table as Table;
  const fight = table.encounter;
  const now = table.creatures.find((each) => each.id === fight?.turn);
  const entries = state.log.entries.filter((each) => !each.undone && !each.turns_back);
  const last = entries.filter((each) => !told(each).is_turn).slice(-lines_shown);
  const monsters = table.creatures
    .filter((each) => each.kind === "monster")
    .map((each) => each.called);
  const title = now
    ? `${now.concealed ? "Somebody" : now.called}'s turn`
    : fight
      ? "Roll for initiative"
      : (table.session?.title ?? table.campaign);
  const where = [table.campaign, fight && fight.round > 0 ? `round ${fight.round}` : ""];
  return [
    h("div.banners", { key: "banners" }, banners()),
    h(
      "main.room",
      { key: "room" },
      h("ol.there", { "aria-label": "Order of turns" }, shown(table).map((each) => row(each, each === now))),
      h(
        "section.stage",
        null,
        h("p.where", { dir: "auto" }, where.filter(Boolean).join(" · ")),
        h("h1", { dir: "auto" }, title),
        h("p.next", { dir: "auto" }, next_ones(table)),
        h(
          "ol.last",
          { "aria-label": "What happened last" },
          last.map((each) => {
            const what = told(each);
            const safe = (line: string): string => without_secrets(line, monsters);
            const more = what.more.slice(0, 2).map(safe);
            return h("li", { key: each.first }, line_nodes({ ...what, main: safe(what.main), more }));
          }),
        ),
      ),
    ),
  ];
}
