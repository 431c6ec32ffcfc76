// Adding creatures by a search.

import { close, run, search } from "./acts";
import { frame, put, value_of } from "./dialog_frame";
import { classes, h, Node_ } from "./dom";
import { Dialog, state } from "./store";
import { counted } from "./words";

type Add = Extract<Dialog, { kind: "add" }>;

/** The one that the keys stand on; what was typed last has to be found first. */
async function add_chosen(): Promise<void> {
  if (state.dialog?.kind !== "add") return;
  if (!state.dialog.is_searched) await search(state.dialog.text);
  const now = state.dialog;
  if (now?.kind !== "add" || !now.is_searched) return;
  const found = now.found[now.at];
  if (found) add(found.slug, now.count);
}

function add(slug: string, count: number): void {
  close();
  void run(`add ${slug}${count > 1 ? ` count: ${count}` : ""}`);
}

export function add_dialog(dialog: Add): Node_ {
  const change = (part: Partial<Add>): void => put({ ...dialog, ...part });
  const give = (slug: string): void => add(slug, dialog.count);
  const on_key = (event: Event): void => {
    const key = event as KeyboardEvent;
    const step = key.key === "ArrowDown" ? 1 : key.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const last = dialog.found.length - 1;
      change({ at: Math.min(Math.max(dialog.at + step, 0), last) });
      document.querySelector(".found .at")?.scrollIntoView({ block: "nearest" });
    } else if (key.key === "Enter") {
      void add_chosen();
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
