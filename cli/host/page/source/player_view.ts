// A player's phone: is it my turn, what can I do, what happened to me?

import { card_of, fitting_targets, odds_of, open, point_at, run, select, turn_of } from "./acts";
import { asked_view, waits_for } from "./asked_view";
import { choosing_view, economy, option_button, parted, slots } from "./card_view";
import { classes, h, Node_ } from "./dom";
import { log_view } from "./fight_view";
import { open_figures } from "./figures_dialog";
import { banners, saved } from "./header_view";
import { line_view } from "./line_view";
import { bar, chips, flash, hit_points, is_dead } from "./order_view";
import { asked_of_me, plays, set, shown_table, state } from "./store";
import { Creature, Option, Table } from "./wire";
import { looks_text } from "./words";

const main_options_max = 6;

/** What has to come first goes before what is worth most. */
const rank_of = (option: Option): number =>
  option.group === "common" ? 0 : (option.rank ?? 1_000);

function own_head(who: Creature, table: Table): Node_ {
  const feet = table.turn?.creature === who.id ? table.turn.left?.feet : who.speed;
  const mine = table.creatures.filter((each) => plays(each.id) && !is_dead(each));
  return h(
    "section.own",
    { key: "own", "aria-label": "You" },
    h(
      "div.title",
      null,
      h("h1", { dir: "auto" }, who.called, " ", h("span.about", null, who.about)),
      saved(true),
    ),
    mine.length > 1
      ? h(
          "div.characters",
          { role: "group", "aria-label": "Your characters" },
          mine.map((each) =>
            h(
              "button.chip",
              {
                key: each.id,
                "aria-pressed": each.id === who.id ? "true" : "false",
                onclick: () => select(each.id),
              },
              each.called,
            ),
          ),
        )
      : null,
    h(
      "div.numbers",
      null,
      who.hp === null
        ? h("span.large", null, looks_text(who.looks))
        : h(
            "span.large",
            { class: who.looks },
            h("b", { ref: flash }, who.hp),
            h("span", null, ` / ${who.max_hp} hp`),
            who.temp_hp ? h("span.temp", null, ` +${who.temp_hp}`) : null,
          ),
      who.ac !== null ? h("span", null, h("b", null, who.ac), " AC") : null,
      feet !== null && feet !== undefined ? h("span", null, h("b", null, feet), " ft.") : null,
    ),
    bar(who),
    h("div.chips", null, chips(who)),
  );
}

/** Who is there, in short; the place to point at targets too. */
function others(table: Table, own: string): Node_ {
  const by_id = new Map(table.creatures.map((each) => [each.id, each]));
  const ids = table.encounter ? table.encounter.order : table.creatures.map((each) => each.id);
  const now = table.encounter?.turn ?? null;
  // From whose turn it is on: who comes next stands next.
  const at = Math.max(0, ids.indexOf(now ?? ""));
  const turned = [...ids.slice(at), ...ids.slice(0, at)];
  const is_gone = (id: string): boolean => {
    const who = by_id.get(id);
    return who !== undefined && is_dead(who);
  };
  turned.sort((a, b) => Number(is_gone(a)) - Number(is_gone(b)));
  return h(
    "ol.strip",
    { key: "strip", "aria-label": "Order of turns", tabindex: "0" },
    turned.map((id) => {
      const who = by_id.get(id);
      if (!who) return null;
      const text = [
        id === now ? "now" : "",
        id === own && id === now
          ? ""
          : who.hp !== null
            ? is_dead(who)
              ? "dead"
              : `${who.hp} / ${who.max_hp}`
            : looks_text(who.looks),
        ...who.condition_details.map((each) => each.name),
      ].filter(Boolean);
      return h(
        "li",
        { key: id, class: classes({ now: id === now, gone: is_dead(who) }) },
        h("b", { dir: "auto" }, id === own ? "You" : who.called),
        h("span", null, text.join(", ")),
      );
    }),
  );
}

function target_sheet(): Node_ | null {
  const choosing = state.choosing;
  if (!choosing || choosing.option.targets === "none")
    return choosing ? h("div.sheet", { key: "sheet" }, choosing_view()) : null;
  const by_id = new Map(state.table?.creatures.map((each) => [each.id, each]));
  const all = fitting_targets(choosing.option, choosing.creature)
    .map((id) => by_id.get(id))
    .filter((each): each is Creature => each !== undefined);
  return h(
    "div.sheet",
    { key: "sheet" },
    choosing_view(),
    h(
      "ul.targets",
      null,
      all.map((who) => {
        const count = choosing.chosen.get(who.id) ?? 0;
        return h(
          "li",
          { key: who.id },
          h(
            "button",
            {
              class: classes({ chosen: count > 0 }),
              "aria-pressed": count > 0 ? "true" : "false",
              onclick: () => point_at(who.id),
            },
            h("b", { dir: "auto" }, who.id === choosing.creature ? "You" : who.called),
            count > 1 ? h("span.count", null, `× ${count}`) : null,
            h(
              "span.about",
              null,
              odds_of(choosing.option, who.id) || who.condition_texts.join(", "),
            ),
            hit_points(who),
          ),
        );
      }),
    ),
  );
}

/** Whenever the game master asks for one. */
const check_button = (who: Creature): Node_ =>
  h(
    "button",
    { key: "check", onclick: () => open({ kind: "check", creature: who.id }) },
    "Roll a check or a save",
  );

/** How many turns end before this one's begins; 0 where nobody knows. */
function turns_until(who: Creature, table: Table): number {
  const fight = table.encounter;
  if (!fight?.turn) return 0;
  const by_id = new Map(table.creatures.map((each) => [each.id, each]));
  let count = 0;
  for (let step = 0; step < fight.order.length; ++step) {
    const at = (fight.order.indexOf(fight.turn) + step) % fight.order.length;
    const one = by_id.get(fight.order[at] as string);
    if (one?.id === who.id) return count;
    if (one && !is_dead(one)) ++count;
  }
  return 0;
}

function deeds(who: Creature, table: Table): Node_[] {
  const known = state.options.get(who.id);
  if (!known || state.past) return [];
  const is_turn = turn_of() === who.id;
  const is_free = !table.encounter;
  if (!is_turn && !is_free) {
    const now = table.creatures.find((each) => each.id === turn_of());
    const text = now ? `${now.called} has the turn.` : "The fight waits for initiative.";
    const waits = turns_until(who, table);
    const rolls = table.encounter && !turn_of() && who.initiative === null;
    return [
      h("p.wait", { key: "wait" }, 
        waits_for() || text,
        waits === 1 ? h("b", null, " You are next.") : null,
        waits > 1 ? ` ${waits} turns until yours.` : null,
      ),
      rolls
        ? h(
            "button.primary.wide",
            { key: "initiative", onclick: () => void run(`initiative by: ${who.id}`) },
            "Roll initiative",
          )
        : null,
      check_button(who),
    ].filter((each): each is Node_ => each !== null);
  }
  const { own, common } = parted(known.options);
  const usable = own.filter((each) => each.open);
  const shut = own.filter((each) => !each.open);
  // The best first: who knows no rules takes the first button.
  usable.sort((a, b) => rank_of(a) - rank_of(b));
  const first = usable.slice(0, main_options_max);
  const rest = [...usable.slice(main_options_max), ...common, ...shut];
  return [
    economy(table, who),
    h(
      "ol.deeds",
      { key: "deeds", "aria-label": "What you can do", "data-seq": known.seq },
      who.life === "dying" && is_turn
        ? h(
            "li.wide",
            { key: "death" },
            h(
              "button.primary",
              { onclick: () => void run(`save death by: ${who.id}`) },
              "Roll a death save",
            ),
          )
        : null,
      first.map((each) => option_button(each, who.id, null)),
      state.shows_more ? rest.map((each) => option_button(each, who.id, null)) : null,
    ),
    h(
      "div.buttons",
      { key: "buttons" },
      h(
        "button",
        {
          "aria-expanded": state.shows_more ? "true" : "false",
          onclick: () => set({ shows_more: !state.shows_more }),
        },
        state.shows_more ? "Fewer actions" : "More actions",
      ),
      is_turn ? h("button.primary", { onclick: () => void run("turn") }, "End my turn") : null,
    ),
    state.shows_more ? check_button(who) : null,
    state.shows_more ? slots(who) : null,
    state.shows_more ? h("button", { key: "figures", onclick: () => open_figures() }, "Figures…") : null,
    state.shows_more ? line_view() : null,
  ].filter((each): each is Node_ => each !== null);
}

export function player_view(): Node_[] {
  const table = shown_table() as Table;
  const id = card_of();
  const who = table.creatures.find((each) => each.id === id && plays(each.id));
  if (!who)
    return [
      h("div.banners", { key: "banners" }, banners()),
      h(
        "main.player",
        { key: "player" },
        h("p.empty", null, "Your character is not on the table yet. The game master brings it in."),
        others(table, ""),
        log_view(),
      ),
    ];
  const is_turn = turn_of() === who.id;
  return [
    h("div.banners", { key: "banners" }, banners()),
    h(
      "main.player",
      { key: "player", class: classes({ mine: is_turn }) },
      own_head(who, table),
      others(table, who.id),
      log_view(),
      h(
        "section.act",
        { key: "act", "aria-label": "What you can do" },
        asked_view(),
        state.choosing ? target_sheet() : asked_of_me() ? null : deeds(who, table),
      ),
    ),
  ];
}
