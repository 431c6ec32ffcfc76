// What is asked for in between. Each is closed by Esc, and gives the focus back.

import { begin_with_text, by_hand, close, creature, order, run, search, undo } from "./acts";
import { Child, classes, h, Node_ } from "./dom";
import { Dialog, set, state } from "./store";
import { counted } from "./words";

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

function frame(title: Child, ...content: Child[]): Node_ {
  return h(
    "div.veil",
    {
      key: "dialog",
      onclick: (event: Event) => {
        if (event.target === event.currentTarget) close();
      },
    },
    h(
      "div.dialog",
      {
        role: "dialog",
        "aria-modal": "true",
        "aria-labelledby": "dialog-title",
        onkeydown: keep_focus,
        ref: (element: HTMLElement, is_new: boolean) => {
          if (is_new) element.querySelector<HTMLElement>("[data-first], input, button.option")?.focus();
        },
      },
      h("h2", { id: "dialog-title" }, title),
      content,
      h("button.close", { onclick: close, "aria-label": "Close" }, "×"),
    ),
  );
}

function keep_focus(event: Event): void {
  const key = event as KeyboardEvent;
  if (key.key !== "Tab") return;
  const all = Array.from(
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(
      "input, button:not([disabled]), select",
    ),
  );
  const first = all[0];
  const last = all[all.length - 1];
  if (key.shiftKey ? document.activeElement === first : document.activeElement === last) {
    (key.shiftKey ? last : first)?.focus();
    event.preventDefault();
  }
}

const on_enter = (what: () => void) => (event: Event) => {
  if ((event as KeyboardEvent).key !== "Enter") return;
  event.preventDefault();
  what();
};

const value_of = (event: Event): string =>
  (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

function whom(to: string, change: (to: string) => void): Node_ {
  return h(
    "label",
    null,
    "Whom",
    h(
      "select",
      { value: to, onchange: (event: Event) => change(value_of(event)) },
      order().map((id) => h("option", { key: id, value: id }, creature(id)?.called ?? id)),
    ),
  );
}

type Amount = Extract<Dialog, { kind: "damage" | "heal" }>;
function amount_dialog(dialog: Amount): Node_ {
  const change = (part: Partial<Amount>): void => set({ dialog: { ...dialog, ...part } });
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
function condition_dialog(dialog: Condition): Node_ {
  const change = (part: Partial<Condition>): void => set({ dialog: { ...dialog, ...part } });
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

type Add = Extract<Dialog, { kind: "add" }>;
function add_dialog(dialog: Add): Node_ {
  const change = (part: Partial<Add>): void => set({ dialog: { ...dialog, ...part } });
  const give = (slug: string): void => {
    const count = dialog.count > 1 ? ` count: ${dialog.count}` : "";
    close();
    void run(`add ${slug}${count}`);
  };
  const on_key = (event: Event): void => {
    const key = event as KeyboardEvent;
    const step = key.key === "ArrowDown" ? 1 : key.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const last = dialog.found.length - 1;
      change({ at: Math.min(Math.max(dialog.at + step, 0), last) });
      document.querySelector(".found .at")?.scrollIntoView({ block: "nearest" });
    } else if (key.key === "Enter") {
      const found = dialog.found[dialog.at];
      if (found) give(found.slug);
    } else return;
    event.preventDefault();
  };
  return frame(
    "Add creatures",
    h(
      "div.fields",
      null,
      h(
        "label.wide",
        null,
        "Name",
        h("input", {
          "data-first": true,
          value: dialog.text,
          autocomplete: "off",
          placeholder: "goblin",
          oninput: (event: Event) => {
            const text = value_of(event);
            change({ text, is_searched: false });
            void search(text);
          },
          onkeydown: on_key,
        }),
      ),
      h(
        "label",
        null,
        "How many",
        h("input", {
          type: "number",
          min: "1",
          max: "100",
          value: String(dialog.count),
          oninput: (event: Event) => change({ count: Math.max(1, Number(value_of(event)) || 1) }),
          onkeydown: on_key,
        }),
      ),
    ),
    h(
      "ul.found",
      null,
      dialog.found.map((each, at) =>
        h(
          "li",
          { key: each.slug },
          h(
            "button",
            { class: classes({ at: at === dialog.at }), onclick: () => give(each.slug) },
            h("b", { dir: "auto" }, each.name),
            h("span.about", null, each.about),
            h(
              "span.figures",
              null,
              [each.cr === null ? "" : `CR ${each.cr}`, `AC ${each.ac}`, `${each.hp} hp`]
                .filter(Boolean)
                .join(" · "),
            ),
          ),
        ),
      ),
    ),
    dialog.more > 0 ? h("p.hint", null, `${counted(dialog.more, "more")}: type more of the name.`) : null,
    dialog.found.length === 0 && dialog.is_searched && dialog.text
      ? h("p.hint", null, "Nothing that can be added has such a name.")
      : null,
  );
}

const keys: [string, string][] = [
  ["n", "next turn; without a fight, start one"],
  ["1 – 9", "what the creature can do"],
  ["m", "more actions"],
  ["↑ ↓ Enter", "targets; Space takes more than one"],
  ["d", "damage"],
  ["h", "heal"],
  ["c", "condition"],
  ["a", "add creatures"],
  ["u", "undo"],
  ["U", "redo"],
  ["/  :", "the command line"],
  ["j  k", "through the order"],
  ["g  G", "to the log's start, to its end"],
  ["Esc", "out of anything"],
  ["?", "these keys"],
];

function keys_dialog(): Node_ {
  return frame(
    "Keys",
    h(
      "dl.keys",
      null,
      keys.map(([key, what]) =>
        h(
          "div",
          { key },
          h("dt", null, key.split("  ").map((each) => h("kbd", { key: each }, each))),
          h("dd", null, what),
        ),
      ),
    ),
    h("p.hint", null, "In the command line, Tab completes and Enter gives the command."),
  );
}

function undo_dialog(dialog: Extract<Dialog, { kind: "undo" }>): Node_ {
  return frame(
    "Undo",
    h("p", null, `This takes back ${counted(dialog.count, "command")}, down to: `, h("q", { dir: "auto" }, dialog.what)),
    h("p.hint", null, "Redo brings them back."),
    h(
      "div.buttons",
      null,
      h(
        "button.primary",
        {
          "data-first": true,
          onclick: () => {
            close();
            undo(dialog.count);
          },
        },
        `Undo ${counted(dialog.count, "command")}`,
      ),
      h("button", { onclick: close }, "Leave it"),
    ),
  );
}

function option_dialog(dialog: Extract<Dialog, { kind: "option" }>): Node_ {
  const { option } = dialog;
  const is_feet = option.wants === "feet";
  const give = (text: string): void => {
    if (text.trim() !== "") begin_with_text(option, dialog.creature, text.trim());
  };
  const left = state.table?.turn?.left?.feet ?? creature(dialog.creature)?.speed ?? 30;
  const steps: number[] = [];
  for (let feet = 5; feet <= left; feet += 5) steps.push(feet);
  return frame(
    option.name,
    is_feet
      ? h("div.amounts", null, steps.slice(0, 18).map((each) => h("button", { key: each, onclick: () => give(String(each)) }, `${each} ft.`)))
      : null,
    h(
      "div.fields",
      null,
      h(
        "label.wide",
        null,
        is_feet ? "Feet" : `${option.wants.charAt(0).toUpperCase()}${option.wants.slice(1)}`,
        h("input", {
          "data-first": true,
          value: dialog.text,
          autocomplete: "off",
          oninput: (event: Event) => set({ dialog: { ...dialog, text: value_of(event) } }),
          onkeydown: on_enter(() => give(dialog.text)),
        }),
      ),
    ),
    h("div.buttons", null, h("button.primary", { onclick: () => give(dialog.text) }, option.name)),
  );
}

export function dialog_view(): Node_ | null {
  const dialog = state.dialog;
  switch (dialog?.kind) {
    case "damage":
    case "heal":
      return amount_dialog(dialog);
    case "condition":
      return condition_dialog(dialog);
    case "add":
      return add_dialog(dialog);
    case "keys":
      return keys_dialog();
    case "undo":
      return undo_dialog(dialog);
    case "option":
      return option_dialog(dialog);
    default:
      return null;
  }
}

export { by_hand };
