// Before there is a table: nothing open yet, an expired link, the choice of a campaign.

import * as api from "./api";
import { h, Node_ } from "./dom";
import { is_gm, set, state } from "./store";
import { Listed } from "./wire";
import { counted } from "./words";

export const address_of = (label: string): string => `#campaign=${encodeURIComponent(label)}`;

export function login_view(): Node_[] {
  const is_gone = state.problem?.code === "expired";
  const text = state.problem
    ? is_gone
      ? "This link has expired."
      : `${state.problem.message.charAt(0).toUpperCase()}${state.problem.message.slice(1)}.`
    : "You need a link to sit at this table.";
  return [
    h(
      "main.entry-page",
      { key: "login" },
      h("h1", null, is_gone ? "This link has expired" : "The table"),
      is_gone ? null : h("p", null, text),
      h(
        "p",
        null,
        state.problem?.code === "closed"
          ? (state.problem.hint ?? "")
          : state.problem?.code === "bad_token"
            ? "The host may have been started again: open the link that it printed, or ask the game master for a new one."
            : "Ask the game master for a new one: it opens this page, and nothing has to be typed.",
      ),
      h("button.primary", { onclick: () => location.reload() }, "Try again"),
    ),
  ];
}

function card(each: Listed): Node_ {
  const says = each.problem
    ? each.problem
    : each.fight
      ? "a fight is on"
      : each.seq === undefined
        ? ""
        : each.seq > 0
          ? counted(each.seq, "event")
          : "nothing has happened yet";
  return h(
    "li",
    { key: each.label },
    h(
      "a",
      { href: address_of(each.label), class: each.problem ? "broken" : "" },
      h("b", { dir: "auto" }, each.campaign),
      h("span", { dir: "auto" }, each.world),
      h("span.about", null, says),
    ),
  );
}

let name = "";
function create(): Promise<void> {
  const wanted = name.trim();
  return wanted === "" ? Promise.resolve() : open_made(() => api.create(wanted));
}

async function open_made(make: () => Promise<Listed>): Promise<void> {
  try {
    location.hash = address_of((await make()).label);
  } catch (error) {
    set({ problem: (error as api.Failure).problem });
  }
}

export function lobby_view(): Node_[] {
  const all = state.campaigns;
  return [
    h(
      "main.entry-page",
      { key: "lobby" },
      h("h1", null, all.length > 0 ? "Which table?" : "No campaign yet"),
      all.length > 0
        ? h("ul.campaigns", null, all.map(card))
        : h(
            "p",
            null,
            is_gm()
              ? "A campaign is the story of one group. Try the sample, or give your own a name."
              : "The game master has not opened a table yet.",
          ),
      is_gm() && all.length === 0
        ? h("button.primary", { onclick: () => void open_made(api.sample) }, "Open the sample table")
        : null,
      is_gm()
        ? h(
            "div.fields",
            null,
            h(
              "label.wide",
              null,
              all.length > 0 ? "Another campaign" : "Or a campaign of your own",
              h("input", {
                autocomplete: "off",
                placeholder: "The Lost Mine",
                oninput: (event: Event) => (name = (event.currentTarget as HTMLInputElement).value),
                onkeydown: (event: Event) => {
                  if ((event as KeyboardEvent).key === "Enter") void create();
                },
              }),
            ),
            h("button", { onclick: () => void create() }, "Create"),
          )
        : null,
      state.problem ? h("p.problem", { role: "alert" }, `${state.problem.message}. ${state.problem.hint}`) : null,
    ),
  ];
}

export function loading_view(): Node_[] {
  return [h("main.entry-page", { key: "loading" }, h("h1.loading", null, "The table is being set."))];
}
