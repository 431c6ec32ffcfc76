// What is asked for in between. Each is closed by Esc, and gives the focus back.

import { begin_with_text, close, creature, tell, undo } from "./acts";
import { add_dialog } from "./add_dialog";
import { amount_dialog, condition_dialog } from "./by_hand_dialogs";
import { check_dialog } from "./check_dialog";
import { frame, on_enter, put, value_of } from "./dialog_frame";
import { h, Node_ } from "./dom";
import { figures_dialog } from "./figures_dialog";
import { Dialog, state } from "./store";
import { counted } from "./words";

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
  ["f", "figures"],
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
          oninput: (event: Event) => put({ ...dialog, text: value_of(event) }),
          onkeydown: on_enter(() => give(dialog.text)),
        }),
      ),
    ),
    h("div.buttons", null, h("button.primary", { onclick: () => give(dialog.text) }, option.name)),
  );
}

/** As a shell takes it. */
const shell_word = (text: string): string =>
  /^[\p{L}\p{N}_/.-]+$/u.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;

/** Who may come in is for whoever runs the host to say: the page only says how. */
function invite_dialog(dialog: Extract<Dialog, { kind: "invite" }>): Node_ {
  const characters = (state.table?.creatures ?? []).filter((each) => each.kind === "character");
  const role = dialog.whom ? `--role player --character ${shell_word(dialog.whom)}` : "--role spectator";
  const line = `dnd host token create ${role} --campaign ${shell_word(state.campaign ?? "")}`;
  return frame(
    "Invite somebody",
    h(
      "div.fields",
      null,
      h(
        "label.wide",
        null,
        "Who plays",
        h(
          "select",
          {
            "data-first": true,
            value: dialog.whom,
            onchange: (event: Event) => put({ ...dialog, whom: value_of(event) }),
          },
          h("option", { key: "", value: "" }, "nobody: a spectator, or the screen for the room"),
          characters.map((each) => h("option", { key: each.id, value: each.name }, each.called)),
        ),
      ),
    ),
    h("p", null, "On the machine of the host, this makes a link that lets them in:"),
    h("pre.shell", { tabindex: "0" }, line),
    h("p.hint", null, "For the room, put &view=room at the end of a spectator's link."),
    h(
      "div.buttons",
      null,
      h(
        "button.primary",
        { onclick: () => void navigator.clipboard.writeText(line).then(() => tell("Copied.")) },
        "Copy it",
      ),
    ),
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
    case "check":
      return check_dialog(dialog.creature);
    case "invite":
      return invite_dialog(dialog);
    case "figures":
      return figures_dialog(dialog);
    default:
      return null;
  }
}
