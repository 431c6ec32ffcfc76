// What all dialogs have: a frame that keeps the focus, and fields.

import { close, creature, order } from "./acts";
import { Child, h, Node_ } from "./dom";
import { Dialog, draw_now, set } from "./store";

export function frame(title: Child, ...content: Child[]): Node_ {
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

/** Drawn at once: the next key may come before the next frame, and has to find what was typed. */
export function put(dialog: Dialog): void {
  set({ dialog });
  draw_now();
}

export const on_enter = (what: () => void) => (event: Event) => {
  if ((event as KeyboardEvent).key !== "Enter") return;
  event.preventDefault();
  what();
};

export const value_of = (event: Event): string =>
  (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

export function whom(to: string, change: (to: string) => void): Node_ {
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
