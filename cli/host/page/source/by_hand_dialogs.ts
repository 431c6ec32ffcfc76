// Damage, healing and conditions by the game master's hand.

import { close, creature, run } from "./acts";
import { frame, on_enter, put, value_of, whom } from "./dialog_frame";
import { classes, h, Node_ } from "./dom";
import { Dialog } from "./store";

const conditions = [
  "blinded",
  "charmed",
  "deafened",
  "frightened",
  "grappled",
  "incapacitated",
  "invisible",
  "paralyzed",
  "petrified",
  "poisoned",
  "prone",
  "restrained",
  "stunned",
  "unconscious",
  "exhaustion",
];

const damage_types = [
  "acid",
  "bludgeoning",
  "cold",
  "fire",
  "force",
  "lightning",
  "necrotic",
  "piercing",
  "poison",
  "psychic",
  "radiant",
  "slashing",
  "thunder",
];

const common_amounts = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

type Amount = Extract<Dialog, { kind: "damage" | "heal" }>;
export function amount_dialog(dialog: Amount): Node_ {
  const change = (part: Partial<Amount>): void => put({ ...dialog, ...part });
  const give = (amount: string): void => {
    if (amount.trim() === "") return;
    close();
    const type = dialog.kind === "damage" && dialog.type ? ` type: ${dialog.type}` : "";
    void run(`${dialog.kind} to: ${dialog.to} amount: ${amount.trim()}${type}`);
  };
  const name = creature(dialog.to)?.called ?? dialog.to;
  return frame(
    dialog.kind === "damage" ? `Damage to ${name}` : `Heal ${name}`,
    h(
      "div.amounts",
      null,
      common_amounts.map((each) => h("button", { key: each, onclick: () => give(String(each)) }, each)),
    ),
    h(
      "div.fields",
      null,
      h(
        "label",
        null,
        "Amount, or dice",
        h("input", {
          "data-first": true,
          value: dialog.amount,
          inputmode: "text",
          autocomplete: "off",
          placeholder: "9 or 2d6+3",
          oninput: (event: Event) => change({ amount: value_of(event) }),
          onkeydown: on_enter(() => give(dialog.amount)),
        }),
      ),
      dialog.kind === "damage"
        ? h(
            "label",
            null,
            "Type",
            h(
              "select",
              { value: dialog.type, onchange: (event: Event) => change({ type: value_of(event) }) },
              h("option", { key: "none", value: "" }, "none"),
              damage_types.map((each) => h("option", { key: each, value: each }, each)),
            ),
          )
        : null,
      whom(dialog.to, (to) => change({ to })),
    ),
    h(
      "div.buttons",
      null,
      h(
        "button.primary",
        { onclick: () => give(dialog.amount), disabled: dialog.amount.trim() === "" },
        dialog.kind === "damage" ? "Deal damage" : "Heal",
        h("kbd", null, "Enter"),
      ),
    ),
  );
}

type Condition = Extract<Dialog, { kind: "condition" }>;
export function condition_dialog(dialog: Condition): Node_ {
  const change = (part: Partial<Condition>): void => put({ ...dialog, ...part });
  const who = creature(dialog.to);
  const has = new Set(who?.condition_details.map((each) => each.name));
  if (who && who.exhaustion > 0) has.add("exhaustion");
  const fitting = conditions.filter((each) => each.startsWith(dialog.filter.trim().toLowerCase()));
  const give = (name: string): void => {
    close();
    const rounds = dialog.rounds.trim() ? ` rounds: ${dialog.rounds.trim()}` : "";
    void run(
      has.has(name)
        ? `condition remove ${name} to: ${dialog.to}`
        : `condition add ${name} to: ${dialog.to}${rounds}`,
    );
  };
  return frame(
    `Condition of ${who?.called ?? dialog.to}`,
    h(
      "div.fields",
      null,
      h(
        "label",
        null,
        "Begins with",
        h("input", {
          "data-first": true,
          value: dialog.filter,
          autocomplete: "off",
          placeholder: "pro",
          oninput: (event: Event) => change({ filter: value_of(event) }),
          onkeydown: on_enter(() => fitting[0] && give(fitting[0])),
        }),
      ),
      h(
        "label",
        null,
        "Rounds",
        h("input", {
          value: dialog.rounds,
          inputmode: "numeric",
          autocomplete: "off",
          placeholder: "until removed",
          oninput: (event: Event) => change({ rounds: value_of(event) }),
          onkeydown: on_enter(() => fitting[0] && give(fitting[0])),
        }),
      ),
      whom(dialog.to, (to) => change({ to })),
    ),
    h(
      "div.conditions",
      null,
      fitting.map((each, at) =>
        h(
          "button",
          {
            key: each,
            class: classes({ on: has.has(each), at: at === 0 && dialog.filter !== "" }),
            "aria-pressed": has.has(each) ? "true" : "false",
            onclick: () => give(each),
          },
          each,
        ),
      ),
    ),
    h("p.hint", null, "One that it has is taken away."),
  );
}
