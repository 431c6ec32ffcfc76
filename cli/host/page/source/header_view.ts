// Above all: where the campaign stands, and whether it is saved.

import { open, run, undo } from "./acts";
import { h, Node_ } from "./dom";
import { open_figures } from "./figures_dialog";
import { is_gm, sees_figures, set, state } from "./store";
import { grouped } from "./words";

const role_names = { gm: "Game master", player: "Player", spectator: "Spectator" };

export function standing(): string {
  const table = state.table;
  if (!table) return "";
  const session = table.session
    ? `Session ${table.session.number}${table.session.title ? `, ${table.session.title}` : ""}`
    : "No session";
  return session;
}

export function seconds_left(): number {
  return Math.max(0, Math.ceil((state.retry_at - Date.now()) / 1_000));
}

/** "Saved to event 1,284": what no other table can say. */
export function saved(is_short = false): Node_ {
  if (state.link === "lost")
    return h("span.saved.lost", { key: "saved" }, h("span.dot"), "Not connected");
  if (state.broken) return h("span.saved.lost", { key: "saved" }, h("span.dot"), "Not saved");
  if (state.waiting > 0) return h("span.saved.waiting", { key: "saved" }, h("span.dot"), "Saving…");
  const text = is_short ? "saved" : `Saved to event ${grouped(state.table?.seq ?? 0)}`;
  return h("span.saved", { key: "saved" }, h("span.dot"), text);
}

export function banners(): Node_[] {
  const out: Node_[] = [];
  if (state.link === "lost") {
    const left = seconds_left();
    out.push(
      h(
        "div.banner",
        { key: "lost", role: "status" },
        h(
          "p",
          null,
          h("b", null, "Not connected"),
          left > 0 ? `, trying again in ${left} s` : ", trying again",
          ": nothing is lost, what you type waits.",
          state.problem ? ` The host says: ${state.problem.message}.` : null,
        ),
        h("button", { onclick: () => state.connection?.retry() }, "Try now"),
      ),
    );
  }
  if (state.broken)
    out.push(
      h(
        "div.banner.bad",
        { key: "broken", role: "alert" },
        h(
          "p",
          null,
          h("b", null, "Nothing can be saved: "),
          `${state.broken.message}. `,
          state.broken.hint || "Make room on the disk or mend it, then open the campaign again.",
        ),
        is_gm()
          ? h("button", { onclick: () => void run("reopen") }, "Open it again")
          : null,
      ),
    );
  if (state.past)
    out.push(
      h(
        "div.banner.past",
        { key: "past", role: "status" },
        h(
          "p",
          null,
          h("b", null, `As it was after event ${grouped(state.past.at)}. `),
          "What you type happens now, not then.",
        ),
        h("button", { onclick: () => set({ past: null }) }, "Back to now", h("kbd", null, "Esc")),
      ),
    );
  return out;
}

export function header_view(): Node_ {
  const table = state.past?.table ?? state.table;
  const fight = table?.encounter;
  const role = state.session?.role ?? "spectator";
  return h(
    "header.top",
    { key: "top" },
    h(
      "div.where",
      null,
      h(
        "h1",
        { dir: "auto" },
        h("button.plain", { onclick: () => leave_table(), title: "All campaigns" }, table?.campaign ?? ""),
      ),
      h("span.session", { dir: "auto" }, standing()),
      fight && fight.round > 0 ? h("b.round", null, `Round ${fight.round}`) : null,
      fight && fight.round === 0 ? h("b.round", null, "Rolling initiative") : null,
      table?.time && !fight ? h("span.session", null, `Day ${table.time.day}, ${table.time.clock}`) : null,
      table?.light ? h("span.session", null, table.light === "dim" ? "Dim light" : "In the dark") : null,
    ),
    h(
      "div.tools",
      null,
      saved(),
      is_gm() && state.table?.encounter
        ? h("button", { onclick: () => void run("encounter end") }, "End the fight")
        : null,
      is_gm() ? h("button", { onclick: () => undo(1) }, "Undo", h("kbd", null, "u")) : null,
      sees_figures() ? h("button", { key: "figures", onclick: () => open_figures() }, "Figures…") : null,
      h("button", { onclick: () => open({ kind: "keys" }), "aria-label": "Keys" }, "?"),
      is_gm()
        ? h("button", { onclick: () => open({ kind: "invite", whom: "" }) }, "Invite…")
        : null,
      h("span.role", null, role_names[role]),
    ),
  );
}

export function leave_table(): void {
  location.hash = "";
}
