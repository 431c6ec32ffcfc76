// A question stands above all else: what is about to happen, and what an answer would change.

import { creature, run } from "./acts";
import { h, Node_ } from "./dom";
import { asked_of_me, is_gm, plays, state } from "./store";
import { Option, Pending } from "./wire";
import { ordinal } from "./words";

const called = (id: string | null): string => creature(id)?.called ?? id ?? "somebody";

/** "kobold-1 hits you with Dagger: 17 against AC 15." */
function happens(pending: Pending, asked: string): string {
  const is_own = !is_gm() && pending.target === asked;
  const target = is_own ? "you" : called(pending.target);
  const what = pending.what ? ` with ${pending.what}` : "";
  const against = (name: string): string =>
    pending.total !== null && pending.against !== null
      ? `: ${pending.total} against ${name} ${pending.against}`
      : "";
  switch (pending.on) {
    case "hit_by":
      return `${called(pending.actor)} hits ${target}${what}${against("AC")}.`;
    case "spell_cast":
      return `${called(pending.actor)} casts ${pending.what ?? "a spell"}.`;
    case "save_failed":
      return `${is_own ? "You fail" : `${target} fails`} a saving throw${
        pending.what ? ` against ${pending.what}` : ""
      }${against("DC")}.`;
    case "damaged":
      return `${called(pending.actor)} damages ${target}${what}.`;
  }
}

function would(option: Option | undefined): string {
  if (!option) return "";
  const parts: string[] = [];
  if (option.still_hits === false) parts.push("It would miss.");
  if (option.still_hits === true) parts.push("It would still hit.");
  const level = option.levels.find((each) => each.left > 0);
  if (level) parts.push(`One ${ordinal(level.level)}-level slot.`);
  return parts.join(" ");
}

const answers_of = (known: Option[] | undefined): string[] =>
  (known ?? []).filter((one) => one.cost === "reaction").map((one) => one.name);

const number = (at: number): Node_ => h("kbd", null, at);

/** By its key: the answers of who is asked first, and then that it is let pass. */
export function answer_by(key: number): void {
  const asked = asked_of_me();
  if (!asked) return;
  const known = state.options.get(asked.creature)?.options.filter((one) => one.group === "answer");
  const given = asked.pending.asked.find((each) => each.creature === asked.creature)?.reactions ?? [];
  const names = given.length > 0 ? given : answers_of(known);
  const name = names[key - 1];
  if (name !== undefined) {
    const option = known?.find((one) => one.name === name);
    void run(option?.line ?? `reaction "${name}" by: ${asked.creature}`);
  } else if (key === names.length + 1) {
    void run(`pass by: ${asked.creature}`);
  }
}

export function asked_view(): Node_[] {
  const pending = state.table?.pending;
  if (!pending || state.past) return [];
  return pending.asked
    .filter((each) => plays(each.creature))
    .map((each) => {
      const known = state.options.get(each.creature)?.options.filter((one) => one.group === "answer");
      const names = each.reactions.length > 0 ? each.reactions : answers_of(known);
      return h(
        "div.asked",
        { key: `asked ${each.creature}`, role: "alertdialog", "aria-label": "A question" },
        h(
          "p",
          null,
          happens(pending, each.creature),
          is_gm() ? ` ${called(each.creature)} may answer.` : null,
        ),
        h(
          "div.answers",
          null,
          names.map((name, at) => {
            const option = known?.find((one) => one.name === name);
            const text = would(option);
            return h(
              "div",
              { key: name },
              h(
                "button.primary",
                {
                  onclick: () =>
                    void run(option?.line ?? `reaction "${name}" by: ${each.creature}`),
                },
                `Use ${name}`,
                number(at + 1),
              ),
              text ? h("span.hint", null, text) : null,
            );
          }),
          h(
            "div",
            { key: "pass" },
            h("button", { onclick: () => void run(`pass by: ${each.creature}`) }, "Let it pass", number(names.length + 1)),
          ),
        ),
      );
    });
}

/** For those who wait for somebody else's answer. */
export function waits_for(): string {
  const pending = state.table?.pending;
  const other = pending?.asked.find((each) => !plays(each.creature));
  return other ? `${called(other.creature)} is asked for a reaction.` : "";
}
