// Who is there, in the order of turns.

import { characters_first, fitting_targets, odds_of, point_at, select, turn_of } from "./acts";
import { classes, h, Node_ } from "./dom";
import { set, shown_table, state } from "./store";
import { Creature, Table } from "./wire";
import { visible } from "./window";
import { counted, looks_text } from "./words";

/** Past so many, those of a kind that stand together are one row. */
const folds_from = 40;
const fold_least = 4;

export const is_dead = (who: Creature): boolean => who.life === "dead" || who.looks === "dead";

export function health_class(who: Creature): string {
  if (is_dead(who)) return "dead";
  if (who.looks === "dying") return "dying";
  return who.looks === "bloodied" ? "bloodied" : who.looks;
}

/** A bar of hit points: the number stands beside it. */
export function bar(who: Creature): Node_ | null {
  if (who.hp === null || who.max_hp === null) return null;
  const most = Math.max(who.max_hp + (who.temp_hp ?? 0), 1);
  const width = (value: number): string => `${(100 * Math.max(value, 0)) / most}%`;
  return h(
    "div.bar",
    { class: health_class(who), "aria-hidden": "true" },
    h("span.temporary", { style: { width: width(who.temp_hp ?? 0) } }),
    h("span.now", { style: { width: width(who.hp) } }),
  );
}

export function hit_points(who: Creature): Node_ {
  if (who.hp === null || who.max_hp === null)
    return h("span.looks", { class: health_class(who) }, looks_text(who.looks));
  if (is_dead(who)) return h("span.looks.dead", null, "dead");
  return h(
    "span.hp",
    { class: health_class(who) },
    who.temp_hp ? h("span.temp", { title: "temporary hit points" }, `+${who.temp_hp} `) : null,
    h("b", { ref: flash }, who.hp),
    h("span.most", null, ` / ${who.max_hp}`),
  );
}

const last_numbers = new WeakMap<HTMLElement, string>();
/** A number that changed is seen to change, once. */
export function flash(element: HTMLElement): void {
  const text = element.textContent ?? "";
  const before = last_numbers.get(element);
  last_numbers.set(element, text);
  if (before === undefined || before === text) return;
  element.classList.remove("changed");
  requestAnimationFrame(() => element.classList.add("changed"));
}

const dots = (count: number): string => "●".repeat(count) + "○".repeat(Math.max(3 - count, 0));

export function chips(who: Creature): Node_[] {
  const out: Node_[] = [];
  if (is_dead(who)) return out;
  const is_down = who.looks === "dying";
  if (is_down && who.life === "stable") out.push(h("span.chip", { key: "stable" }, "stable"));
  else if (is_down) {
    const saves = who.death_saves;
    const text = saves
      ? `dying · saves ${dots(saves.successes)} fails ${dots(saves.failures)}`
      : "dying";
    const spoken = saves ? `dying, ${saves.successes} saves, ${saves.failures} failures` : null;
    out.push(h("span.chip.bad", { key: "dying", "aria-label": spoken, role: "img" }, text));
  }
  for (const each of who.lasting.filter((one) => one.concentration))
    out.push(
      h(
        "span.chip.held",
        { key: `held ${each.number}` },
        "concentrating: ",
        h("b", null, each.name),
        each.rounds ? ` · ${counted(each.rounds, "round")}` : null,
      ),
    );
  const said = new Set<string>(is_down ? ["unconscious", "incapacitated", "prone"] : []);
  for (const each of who.condition_details) {
    if (said.has(each.name)) continue;
    said.add(each.name);
    const left = each.rounds ? ` · ${counted(each.rounds, "round")}` : "";
    out.push(h("span.chip.bad", { key: `condition ${each.name}` }, `${each.name}${left}`));
  }
  if (who.exhaustion > 0)
    out.push(h("span.chip.bad", { key: "exhaustion" }, `exhaustion ${who.exhaustion}`));
  const names = new Set<string>();
  for (const each of who.lasting) {
    if (each.concentration || names.has(each.name)) continue;
    names.add(each.name);
    const left = each.rounds ? ` · ${counted(each.rounds, "round")}` : "";
    out.push(h("span.chip", { key: `effect ${each.name}` }, `${each.name.toLowerCase()}${left}`));
  }
  for (const each of who.pools.filter((one) => one.recharge !== null && one.left === 0)) {
    const on = (each.recharge ?? 6) >= 6 ? "6" : `${each.recharge}–6`;
    out.push(h("span.chip", { key: `pool ${each.name}` }, `${each.name.toLowerCase()}: back on ${on}`));
  }
  if (who.concealed) out.push(h("span.chip", { key: "concealed" }, "concealed from players"));
  if (who.surprised) out.push(h("span.chip", { key: "surprised" }, "surprised"));
  if (who.inspired) out.push(h("span.chip", { key: "inspired" }, "inspired"));
  return out;
}

function row(who: Creature, table: Table): Node_ {
  const choosing = state.past ? null : state.choosing;
  const is_now = table.encounter?.turn === who.id;
  const chosen = choosing?.chosen.get(who.id) ?? 0;
  const is_at = choosing?.at === who.id;
  const marks = chips(who);
  const waits = who.initiative === null && (table.encounter?.order.includes(who.id) ?? false);
  const odds = choosing ? odds_of(choosing.option, who.id) : "";
  if (odds) marks.unshift(h("span.chip.odds", { key: "odds" }, odds));
  return h(
    "li",
    { key: who.id },
    h(
      "button.row",
      {
        id: `row-${who.id}`,
        "data-id": who.id,
        class: classes({
          now: is_now,
          selected: state.selected === who.id,
          gone: is_dead(who),
          aimed: is_at,
          chosen: chosen > 0,
          choosable: choosing !== null,
        }),
        "aria-current": is_now ? "step" : null,
        "aria-pressed": choosing ? (chosen > 0 ? "true" : "false") : null,
        title: who.called.length > 40 ? who.called : null,
        onclick: () => (choosing ? point_at(who.id) : select(who.id)),
      },
      h(
        "span.initiative",
        { title: waits ? "has not rolled initiative" : "initiative" },
        who.initiative ?? (waits ? "…" : ""),
      ),
      h(
        "span.head",
        null,
        h(
          "span.who",
          null,
          h("b.name", { dir: "auto" }, who.called),
          h(
            "span.about",
            null,
            [who.about, who.ac === null ? "" : `AC ${who.ac}`].filter(Boolean).join(" · "),
          ),
        ),
        chosen > 1 ? h("span.count", null, `× ${chosen}`) : null,
        hit_points(who),
      ),
      bar(who),
      marks.length > 0 ? h("span.chips", null, marks) : null,
      is_now ? h("span.unseen", null, "has the turn") : null,
    ),
  );
}

interface Fold {
  key: string;
  who: Creature[];
}

/** "goblin" of goblin-12, "Horde A" of Horde A 7. */
const kind_of = (who: Creature): string => who.called.replace(/[- ]?\d+$/, "");

/** Neighbours of a kind, where there are very many. */
function folded(all: Creature[], turn: string | null): (Creature | Fold)[] {
  if (all.length < folds_from) return all;
  const out: (Creature | Fold)[] = [];
  let run: Creature[] = [];
  const flush = (): void => {
    if (run.length >= fold_least) out.push({ key: `fold ${run[0]?.id}`, who: run });
    else out.push(...run);
    run = [];
  };
  for (const who of all) {
    const before = run[run.length - 1];
    const is_alike =
      who.kind === "monster" &&
      before !== undefined &&
      kind_of(before) === kind_of(who) &&
      before.initiative === who.initiative;
    if (!is_alike) flush();
    // Whose turn it is stands by itself.
    if (who.kind === "monster" && who.id !== turn) run.push(who);
    else {
      flush();
      out.push(who);
    }
  }
  flush();
  return out;
}

function fold_row(fold: Fold, is_open: boolean): Node_ {
  const alive = fold.who.filter((each) => !is_dead(each)).length;
  const first = fold.who[0] as Creature;
  return h(
    "li",
    { key: fold.key },
    h(
      "button.row.fold",
      {
        "aria-expanded": is_open ? "true" : "false",
        onclick: () => {
          const unfolded = new Set(state.unfolded);
          if (!unfolded.delete(fold.key)) unfolded.add(fold.key);
          set({ unfolded });
        },
      },
      h("span.initiative", null, first.initiative ?? ""),
      h(
        "span.head",
        null,
        h("span.who", null, h("b.name", null, `${fold.who.length} × ${kind_of(first)}`)),
        h("span.most", null, `${alive} standing ${is_open ? "▾" : "▸"}`),
      ),
    ),
  );
}

export function order_view(): Node_ {
  const table = shown_table() as Table;
  const by_id = new Map(table.creatures.map((each) => [each.id, each]));
  const fighting = (table.encounter?.order ?? [])
    .map((id) => by_id.get(id))
    .filter((each): each is Creature => each !== undefined);
  const is_fighting = new Set(fighting.map((each) => each.id));
  const others = characters_first(table.creatures.filter((each) => !is_fighting.has(each.id)));
  const turn = table.encounter?.turn ?? null;
  // Nobody is hidden in a fold while somebody is to be pointed at.
  const all = [...fighting, ...others];
  const targets = state.choosing ? new Set(fitting_targets(state.choosing.option, state.choosing.creature)) : null;
  const items = targets ? all.filter((each) => targets.has(each.id)) : folded(all, turn);
  const rows: { key: string; draw: () => Node_ }[] = [];
  for (const item of items) {
    if (!("who" in item)) {
      rows.push({ key: item.id, draw: () => row(item, table) });
      continue;
    }
    const is_open =
      state.unfolded.has(item.key) || item.who.some((each) => each.id === state.selected);
    rows.push({ key: item.key, draw: () => fold_row(item, is_open) });
    if (is_open)
      for (const each of item.who) rows.push({ key: each.id, draw: () => row(each, table) });
  }
  const wanted = state.choosing?.at || state.selected || turn;
  return h(
    "section.order",
    { "aria-label": "Order of turns" },
    h("h2.unseen", null, "Order of turns"),
    state.choosing && targets
      ? h("p.ask", null, h("b", null, state.choosing.option.name), ": whom?")
      : null,
    rows.length === 0 ? h("p.empty", null, "Nobody is on the table.") : null,
    visible("order", "ol.rows", rows, 58, wanted),
  );
}

export const whose_turn = (): Creature | undefined =>
  state.table?.creatures.find((each) => each.id === turn_of());
