// A check or a save, for when the game master asks for one.

import { close, creature, run } from "./acts";
import { frame } from "./dialog_frame";
import { h, Node_ } from "./dom";

const skills = [
  "acrobatics",
  "animal handling",
  "arcana",
  "athletics",
  "deception",
  "history",
  "insight",
  "intimidation",
  "investigation",
  "medicine",
  "nature",
  "perception",
  "performance",
  "persuasion",
  "religion",
  "sleight of hand",
  "stealth",
  "survival",
];
const abilities: [string, string][] = [
  ["str", "Strength"],
  ["dex", "Dexterity"],
  ["con", "Constitution"],
  ["int", "Intelligence"],
  ["wis", "Wisdom"],
  ["cha", "Charisma"],
];

export function check_dialog(id: string): Node_ {
  const roll = (line: string): void => {
    close();
    void run(`${line} by: ${id}`);
  };
  return frame(
    `A roll of ${creature(id)?.called ?? id}`,
    h("h3", null, "Checks"),
    h(
      "div.conditions",
      null,
      skills.map((each) =>
        h("button", { key: each, onclick: () => roll(`check ${each}`) }, each),
      ),
      abilities.map(([word, name]) =>
        h("button", { key: word, onclick: () => roll(`check ${word}`) }, name),
      ),
    ),
    h("h3", null, "Saving throws"),
    h(
      "div.conditions",
      null,
      abilities.map(([word, name]) =>
        h("button", { key: word, onclick: () => roll(`save ${word}`) }, name),
      ),
    ),
  );
}
