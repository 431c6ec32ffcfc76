// The engine's own words, with what matters in them made visible: names, dice, 20 and 1.

import { Child, classes, h, Node_ } from "./dom";

let known_names = "";
let name_pattern: RegExp | null = null;

/** Those who are on the table; words of the log that are names stand out. */
export function know_names(names: string[]): void {
  const sorted = Array.from(new Set(names))
    .filter((each) => each.length > 0)
    .sort((a, b) => b.length - a.length);
  const joined = sorted.join("\n");
  if (joined === known_names) return;
  known_names = joined;
  const quoted = sorted.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  name_pattern =
    quoted.length > 0
      ? new RegExp(`(?:${quoted.join("|")})(?![\\p{L}\\p{N}]|-\\d)`, "gu")
      : null;
}
/** Changes whenever names do: what was drawn with others is drawn again. */
export const names_known = (): string => known_names;

function die(face: number, sides: number, is_kept: boolean): Node_ {
  const is_great = sides === 20 && face === 20 && is_kept;
  const is_poor = sides === 20 && face === 1 && is_kept;
  const kind = classes({ dropped: !is_kept, great: is_great, poor: is_poor });
  if (!is_kept) return h("s.die", { class: kind }, face);
  return h("span.die", { class: kind }, face);
}

function with_names(text: string): Child[] {
  if (!name_pattern) return [text];
  const out: Child[] = [];
  let from = 0;
  for (const found of text.matchAll(name_pattern)) {
    const at = found.index ?? 0;
    const name = found[0] ?? "";
    // The end of another word is no name. (Not all browsers can look behind in a pattern.)
    if (/[\p{L}\p{N}-]$/u.test(text.slice(0, at))) continue;
    out.push(text.slice(from, at), h("b", null, name));
    from = at + name.length;
  }
  out.push(text.slice(from));
  return out;
}

const tokens = new RegExp(
  [
    String.raw`d20 (?<first>\d+) and (?<second>\d+), keeps (?<kept>\d+)(?<why> \([^)]*\))?`,
    String.raw`d20 (?<single>\d+)`,
    String.raw`\[(?<faces>\d+(?:, \d+)*)\]`,
    String.raw`(?<great>natural 20|critical hit)`,
    String.raw`(?<poor>natural 1)\b`,
    String.raw`(?<change>-?\d+ → -?\d+)`,
  ].join("|"),
  "gu",
);

/** A line of the narration. */
export function worded(text: string): Child[] {
  const out: Child[] = [];
  let from = 0;
  for (const found of text.matchAll(tokens)) {
    const at = found.index ?? 0;
    const group = found.groups ?? {};
    out.push(...with_names(text.slice(from, at)));
    from = at + (found[0] ?? "").length;
    if (group.first) {
      const faces = [Number(group.first), Number(group.second)];
      const kept = faces.indexOf(Number(group.kept));
      const low_first = kept === 0 ? [1, 0] : [0, 1];
      // What was dropped stands first: what counts stands beside the sum.
      for (const each of low_first) out.push(die(faces[each] as number, 20, each === kept), " ");
      out.pop();
      if (group.why) out.push(h("span.why", null, group.why));
    } else if (group.single) {
      out.push(die(Number(group.single), 20, true));
    } else if (group.faces) {
      const faces = group.faces.split(", ");
      out.push(h("span.faces", null, faces.map((each) => die(Number(each), 0, true))));
    } else if (group.great) {
      out.push(h("em.great", null, group.great));
    } else if (group.poor) {
      out.push(h("em.poor", null, group.poor));
    } else {
      out.push(h("span.change", null, group.change));
    }
  }
  out.push(...with_names(text.slice(from)));
  return out;
}

export const grouped = (value: number): string => value.toLocaleString("en-US");

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const ordinal = (level: number): string =>
  level === 1 ? "1st" : level === 2 ? "2nd" : level === 3 ? "3rd" : `${level}th`;

/** How somebody looks to who does not know the figures. */
export const looks_text = (looks: string): string => (looks === "unharmed" ? "unhurt" : looks);

/** Bytes of UTF-8: the engine counts these. */
export const byte_length = (text: string): number => new TextEncoder().encode(text).length;
/** The place in the text that so many bytes come to. */
export function place_of_byte(text: string, bytes: number): number {
  let count = 0;
  let place = 0;
  for (const letter of text) {
    if (count >= bytes) break;
    count += byte_length(letter);
    place += letter.length;
  }
  return place;
}
