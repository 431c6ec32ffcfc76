// The creature whose turn it is, or the one that is selected: its numbers, and what it can do.

import {
  begin,
  card_of,
  change_choice,
  creature,
  finish_choosing,
  run,
  turn_of,
} from "./acts";
import { classes, h, Node_ } from "./dom";
import { chips, flash } from "./order_view";
import { is_gm, plays, set, shown_table, state } from "./store";
import { Creature, Option, Table } from "./wire";
import { counted, looks_text, ordinal } from "./words";

/** With a number key. */
const numbered_max = 9;

function tile(value: string | number, text: string): Node_ {
  return h("div.tile", null, h("b", { ref: flash }, value), h("span", null, text));
}

export function economy(table: Table, who: Creature): Node_ | null {
  const left = table.turn?.creature === who.id ? table.turn.left : null;
  if (!left) return null;
  const mark = (name: string, is_left: boolean, more = ""): Node_ =>
    h(
      "li.spendable",
      { key: name, class: classes({ spent: !is_left }) },
      is_left ? "" : h("span.unseen", null, "spent: "),
      `${name}${more}`,
    );
  const attacks = left.attacks > 0 ? ` · ${counted(left.attacks, "attack")}` : "";
  return h(
    "ul.economy",
    { "aria-label": "What is left of the turn" },
    mark("action", left.action || left.attacks > 0, attacks),
    mark("bonus action", left.bonus_action),
    mark("reaction", left.reaction),
  );
}

export function slots(who: Creature): Node_ | null {
  const limited = who.pools.filter((each) => each.recharge === null && each.most <= 12);
  if (who.slots.length === 0 && limited.length === 0) return null;
  const line = (name: string, left: number, most: number): Node_ =>
    h(
      "li",
      { key: name },
      `${name} `,
      h(
        "span.dots",
        { role: "img", "aria-label": `${left} of ${most} left` },
        "●".repeat(left) + "○".repeat(Math.max(most - left, 0)),
      ),
    );
  return h(
    "div.slots",
    null,
    who.slots.length > 0 ? h("h3", null, "Slots") : null,
    who.slots.length > 0
      ? h("ul", null, who.slots.map((each) => line(ordinal(each.level), each.left, each.most)))
      : null,
    limited.length > 0 ? h("h3", null, "Uses") : null,
    limited.length > 0
      ? h("ul", null, limited.map((each) => line(each.name, each.left, each.most)))
      : null,
  );
}

/** What it costs besides the turn: a slot, a use. */
export function price(option: Option): string {
  if (option.level === 0) return "at will";
  if (option.level !== null) {
    const lowest = option.levels.find((each) => each.left > 0);
    const more = option.levels.length > 1 ? " ▾" : "";
    if (option.levels.length > 0) return ordinal(lowest?.level ?? option.level) + more;
  }
  if (option.uses) {
    if (option.uses.recharge !== null) return option.uses.left > 0 ? "recharges" : "spent";
    return `${option.uses.left} left`;
  }
  if (option.cost === "bonus action") return "bonus";
  if (option.cost === "reaction") return "reaction";
  return "";
}

/** What it does, without what is so for nearly all: "+5, 1d12+3 slashing". */
export function does(option: Option): string {
  const text = option.text
    .replace(/^(melee or ranged|melee|ranged) (?=[+-])/, "")
    .replace(/(melee|ranged)-spell attack: /, "")
    .replace(/, reach 5 ft\./, "");
  return text === option.name ? "" : text;
}

/** Deeds that stand by themselves, and those that everybody has. */
export function parted(options: Option[]): { own: Option[]; common: Option[] } {
  const urgent = new Set(["Stand up", "Get free", "Stabilize"]);
  const is_own = (each: Option): boolean =>
    each.group !== "common" || (each.open && urgent.has(each.name));
  const own = options.filter(is_own);
  own.sort((a, b) => Number(urgent.has(b.name)) - Number(urgent.has(a.name)));
  return { own, common: options.filter((each) => !is_own(each)) };
}

/** In the order of their keys. */
export function numbered(): Option[] {
  const id = card_of();
  const known = id ? state.options.get(id) : undefined;
  if (!known) return [];
  const { own, common } = parted(known.options);
  return state.shows_more ? [...own, ...common] : own;
}

export function option_button(option: Option, by: string, number: number | null): Node_ {
  const is_chosen = state.choosing?.option === option;
  return h(
    "li",
    { key: `${option.group} ${option.name}` },
    h(
      "button.option",
      {
        class: classes({ chosen: is_chosen, shut: !option.open, best: option.rank === 1 }),
        "data-targets": option.targets,
        "aria-disabled": option.open ? null : "true",
        title: option.open ? null : option.why,
        onclick: () => begin(option, by),
      },
      number !== null && number <= numbered_max
        ? h("kbd", null, number)
        : number === null
          ? null
          : h("kbd.none", { "aria-hidden": "true" }, "·"),
      h(
        "span.what",
        null,
        h("b", null, option.name),
        does(option) ? h("span.about", null, ` ${does(option)}`) : null,
        option.open || !option.why ? null : h("span.why", null, option.why),
      ),
      h("span.price", null, price(option)),
    ),
  );
}

/** Beside the targets: at which level, and what where there is a choice. */
export function choosing_view(): Node_ | null {
  const choosing = state.choosing;
  if (!choosing) return null;
  const { option, chosen } = choosing;
  const names = Array.from(chosen, ([id, count]) => {
    const name = creature(id)?.called ?? id;
    return count > 1 ? `${name} × ${count}` : name;
  });
  const lowest = option.levels.find((each) => each.left > 0)?.level;
  return h(
    "div.choosing",
    { role: "group", "aria-label": option.name },
    h(
      "p",
      null,
      h("b", null, option.name),
      option.targets === "none" ? null : names.length > 0 ? `: ${names.join(", ")}` : ": whom?",
    ),
    option.levels.length > 1
      ? h(
          "label",
          null,
          "Slot ",
          h(
            "select",
            {
              value: String(choosing.level ?? lowest ?? ""),
              onchange: (event: Event) =>
                change_choice({ level: Number((event.currentTarget as HTMLSelectElement).value) }),
            },
            option.levels.map((each) =>
              h(
                "option",
                { key: each.level, value: String(each.level), disabled: each.left === 0 },
                `${ordinal(each.level)} (${each.left} left)`,
              ),
            ),
          ),
        )
      : null,
    option.choices.length > 1
      ? h(
          "div.choices",
          { role: "radiogroup", "aria-label": "Which" },
          option.choices.map((each) =>
            h(
              "button.chip",
              {
                key: each,
                role: "radio",
                "aria-checked": choosing.choice === each ? "true" : "false",
                onclick: () => change_choice({ choice: each }),
              },
              each,
            ),
          ),
        )
      : null,
    h(
      "div.buttons",
      null,
      option.targets !== "one"
        ? h(
            "button.primary",
            { onclick: finish_choosing, disabled: option.targets === "many" && chosen.size === 0 },
            "Do it",
            h("kbd", null, "Enter"),
          )
        : null,
      h("button", { onclick: () => set({ choosing: null }) }, "Leave it", h("kbd", null, "Esc")),
    ),
  );
}

function effects(who: Creature): Node_ | null {
  if (who.lasting.length === 0) return null;
  return h(
    "div.effects",
    null,
    h("h3", null, "Effects"),
    h(
      "ul",
      null,
      who.lasting.map((each) =>
        h(
          "li",
          { key: each.number },
          h("b", null, each.name),
          each.source && each.source !== who.called ? ` from ${each.source}` : null,
          h("span.about", null, ` ${each.text}${each.concentration ? ", concentration" : ""}`),
        ),
      ),
    ),
  );
}

export function options_view(who: Creature): Node_ | null {
  const known = state.options.get(who.id);
  if (!known || state.past) return null;
  const { own, common } = parted(known.options);
  const is_turn = turn_of() === who.id;
  // One reason for all of it is said once.
  const first = own[0];
  if (first && !known.options.some((each) => each.open) && (is_turn || !turn_of()))
    return h("p.wait", null, `${first.why || "Nothing can be done now"}.`);
  // Somebody else's turn: what cannot be done now is no list to read.
  const shown = is_turn || !turn_of() ? own : own.filter((each) => each.open);
  const names = common
    .slice(0, 4)
    .map((each) => each.name.toLowerCase())
    .join(", ");
  return h(
    "div.options",
    null,
    h("h3.unseen", null, "What it can do"),
    h(
      "ol",
      { "data-seq": known.seq },
      shown.map((each, at) => option_button(each, who.id, at + 1)),
      common.length > 0 && (is_turn || !turn_of())
        ? h(
            "li",
            { key: "more" },
            h(
              "button.option.more",
              {
                "aria-expanded": state.shows_more ? "true" : "false",
                onclick: () => set({ shows_more: !state.shows_more }),
              },
              h("kbd", null, "m"),
              h("span.what", null, h("b", null, `${names.charAt(0).toUpperCase()}${names.slice(1)}…`)),
              h("span.price", null, state.shows_more ? "▾" : "▸"),
            ),
          )
        : null,
      state.shows_more && (is_turn || !turn_of())
        ? common.map((each, at) => option_button(each, who.id, shown.length + at + 1))
        : null,
    ),
  );
}

export function card_view(): Node_ {
  const table = shown_table() as Table;
  const id = card_of();
  const who = table.creatures.find((each) => each.id === id);
  if (!who)
    return h("aside.card", { "aria-label": "Card" }, h("p.empty", null, "Choose somebody in the order."));
  const is_turn = table.encounter?.turn === who.id;
  const feet = table.turn?.creature === who.id ? table.turn.left?.feet : undefined;
  const says = [who.about, is_turn ? "has the turn" : ""].filter(Boolean).join(" · ");
  return h(
    "aside.card",
    { "aria-label": `Card of ${who.called}` },
    h("h2", { dir: "auto" }, who.called, " ", h("span.about", null, says)),
    h(
      "div.tiles",
      null,
      who.hp !== null
        ? tile(
            who.temp_hp ? `${who.hp}+${who.temp_hp}` : who.hp,
            `of ${who.max_hp} hp`,
          )
        : tile(looks_text(who.looks), "health"),
      who.ac !== null ? tile(who.ac, "AC") : null,
      feet !== undefined ? tile(feet, "feet left") : who.speed !== null ? tile(who.speed, "feet") : null,
      who.spell_dc !== null ? tile(who.spell_dc, "spell DC") : null,
    ),
    h("div.chips", null, chips(who)),
    is_gm() && who.kind === "monster" && !state.past
      ? h(
          "button.quiet",
          { onclick: () => void run(`${who.concealed ? "reveal" : "conceal"} ${who.id}`) },
          who.concealed ? "Reveal to the players" : "Conceal from the players",
        )
      : null,
    economy(table, who),
    slots(who),
    choosing_view(),
    plays(who.id) ? options_view(who) : null,
    effects(who),
    who.looks === "dying" && who.life === "dying" && plays(who.id) && is_turn
      ? h(
          "button.primary",
          { onclick: () => void run(`save death by: ${who.id}`) },
          "Roll a death save",
        )
      : null,
  );
}
