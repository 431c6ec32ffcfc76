// The game master's desk: order, fight, card.

import { by_hand, next_turn, open_add, order, run } from "./acts";
import { asked_view } from "./asked_view";
import { card_view } from "./card_view";
import { classes, h, Node_ } from "./dom";
import { log_view } from "./fight_view";
import { banners, header_view } from "./header_view";
import { line_view } from "./line_view";
import { order_view } from "./order_view";
import { is_gm, set, State, state } from "./store";

function next_label(): string {
  const fight = state.table?.encounter;
  if (!fight) return "Start a fight";
  return fight.turn ? "Next turn" : "Roll initiative";
}

/** Nobody fights: who is here, what was last, and the one thing to press. */
function quiet_hint(): Node_ | null {
  const table = state.table;
  if (!table || table.encounter || state.past) return null;
  if (!is_gm()) return h("div.start", { key: "start" }, h("p", null, "No fight is on."));
  if (table.creatures.length === 0)
    return h(
      "div.start",
      { key: "start" },
      h("p", null, "Nobody is on the table yet."),
      h("button.primary", { onclick: open_add }, "Add creatures", h("kbd", null, "a")),
    );
  return h(
    "div.start",
    { key: "start" },
    h("p", null, "No fight is on."),
    table.session
      ? null
      : h("button", { onclick: () => void run("session start") }, "Start a session"),
    h("button.primary", { onclick: next_turn }, "Start a fight", h("kbd", null, "n")),
  );
}

function parts(): Node_ {
  const tab = (part: State["part"], name: string): Node_ =>
    h(
      "button",
      {
        key: part,
        "aria-pressed": state.part === part ? "true" : "false",
        onclick: () => set({ part }),
      },
      name,
    );
  return h(
    "nav.parts",
    { key: "parts", "aria-label": "Parts of the desk" },
    tab("order", "Order"),
    tab("fight", "Fight"),
    tab("card", "Card"),
    is_gm()
      ? h("button.primary", { key: "next", onclick: next_turn, disabled: order().length === 0 }, next_label())
      : null,
  );
}

export function desk_view(): Node_[] {
  const fight = state.table?.encounter;
  return [
    header_view(),
    h("div.banners", { key: "banners" }, banners()),
    h(
      "main.desk",
      { key: "desk", class: classes({ [`on-${state.part}`]: true, then: state.past !== null }) },
      h(
        "div.left",
        null,
        order_view(),
        is_gm()
          ? h(
              "div.foot",
              null,
              h("button", { onclick: open_add }, "Add creatures", h("kbd", null, "a")),
              // Without a fight, that one stands below what happened.
              fight
                ? h("button.primary", { onclick: next_turn }, next_label(), h("kbd", null, "n"))
                : null,
            )
          : null,
      ),
      h(
        "div.middle",
        null,
        log_view(),
        quiet_hint(),
        asked_view(),
        state.session?.role === "spectator" ? null : line_view(),
      ),
      h(
        "div.right",
        null,
        card_view(),
        is_gm()
          ? h(
              "div.foot",
              null,
              h("button", { onclick: () => by_hand("damage") }, "Damage", h("kbd", null, "d")),
              h("button", { onclick: () => by_hand("heal") }, "Heal", h("kbd", null, "h")),
              h("button", { onclick: () => by_hand("condition") }, "Condition", h("kbd", null, "c")),
            )
          : null,
      ),
    ),
    parts(),
  ];
}
