// Long lists: only rows that are seen are in the document, and blanks stand for the others.

import { h, Node_ } from "./dom";
import { changed } from "./store";

export interface Row {
  key: string;
  draw: () => Node_;
}

interface Memory {
  heights: Map<string, number>;
  top: number;
  seen: number;
  wanted: string | null;
}

/** Shorter lists are drawn whole. */
const whole_up_to = 60;
/** Beyond what is seen, on both sides, in pixels. */
const margin = 400;

const memories = new Map<string, Memory>();

/** `wanted` is brought into view when it changes. `height` is what a row has about. */
export function visible(
  name: string,
  tag: string,
  rows: Row[],
  height: number,
  wanted: string | null,
): Node_ {
  let known = memories.get(name);
  if (!known) memories.set(name, (known = { heights: new Map(), top: 0, seen: 900, wanted: null }));
  const memory = known;
  const height_of = (row: Row): number => memory.heights.get(row.key) ?? height;
  let first = 0;
  let last = rows.length;
  let above = 0;
  let below = 0;
  if (rows.length > whole_up_to) {
    let at = 0;
    first = rows.length;
    rows.forEach((row, index) => {
      const next = at + height_of(row);
      if (next < memory.top - margin) above = next;
      else if (at > memory.top + memory.seen + margin) below += height_of(row);
      else {
        first = Math.min(first, index);
        last = index + 1;
      }
      at = next;
    });
    if (first === rows.length) first = Math.max(0, rows.length - 20);
  }
  const drawn = rows.slice(first, last).map((row) => row.draw());
  const blank = (size: number, key: string): Node_ | null =>
    size > 0
      ? h("li.blank", { key, style: { height: `${size}px` }, "aria-hidden": "true" })
      : null;
  const ref = (element: HTMLElement, is_new: boolean): void => {
    memory.seen = element.clientHeight || memory.seen;
    for (const child of Array.from(element.children)) {
      const key = child.querySelector<HTMLElement>("[data-id]")?.dataset.id;
      if (key) memory.heights.set(key, (child as HTMLElement).offsetHeight);
    }
    if (wanted !== memory.wanted || is_new) {
      memory.wanted = wanted;
      bring_into_view(element, rows, wanted, height_of);
    }
  };
  const onscroll = (event: Event): void => {
    const element = event.currentTarget as HTMLElement;
    const moved = Math.abs(element.scrollTop - memory.top);
    memory.top = element.scrollTop;
    if (rows.length > whole_up_to && moved > 0) changed();
  };
  return h(tag, { ref, onscroll, tabindex: "-1" }, blank(above, "above"), drawn, blank(below, "below"));
}

function bring_into_view(
  element: HTMLElement,
  rows: Row[],
  wanted: string | null,
  height_of: (row: Row) => number,
): void {
  const index = rows.findIndex((row) => row.key === wanted);
  if (index < 0) return;
  const row = element.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted ?? "")}"]`);
  const item = row?.closest("li");
  const top = item
    ? item.offsetTop - element.offsetTop
    : rows.slice(0, index).reduce((sum, each) => sum + height_of(each), 0);
  const bottom = top + (item?.offsetHeight ?? 58);
  if (top < element.scrollTop) element.scrollTop = Math.max(0, top - 60);
  else if (bottom > element.scrollTop + element.clientHeight)
    element.scrollTop = bottom - element.clientHeight + 60;
}
