// Questions to the host, by HTTP.

import { Addable, Answer, Commit, Listed, Options, Problem, Session, Table } from "./wire";

/** What went wrong; `status` 0: the host did not answer. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

export async function ask<T>(path: string, body?: unknown, method?: string): Promise<T> {
  const wanted = method ?? (body === undefined ? "GET" : "POST");
  const given: RequestInit = { method: wanted, credentials: "same-origin", cache: "no-store" };
  if (wanted !== "GET") {
    given.headers = { "Content-Type": "application/json" };
    given.body = JSON.stringify(body ?? {});
  }
  let response: Response;
  try {
    response = await fetch(path, given);
  } catch {
    const hint = "It may have been stopped, or the network is gone.";
    throw new Failure(0, { code: "closed", message: "the host does not answer", hint });
  }
  const answer = (await response.json().catch(() => null)) as (T & { error?: Problem }) | null;
  if (answer && response.ok) return answer;
  throw new Failure(
    response.status,
    answer?.error ?? { code: "usage", message: `the host says ${response.status}`, hint: "" },
  );
}

/** "World/Name" as part of a path. */
const path_of = (campaign: string): string =>
  `/v1/campaigns/${campaign.split("/").map(encodeURIComponent).join("/")}`;

export const socket_path = (campaign: string, since: number): string =>
  `${path_of(campaign)}/socket?since=${since}`;

export const campaigns = (): Promise<{ campaigns: Listed[] }> => ask("/v1/campaigns");
export const table = (campaign: string, at?: number): Promise<Table> =>
  ask(`${path_of(campaign)}/table${at === undefined ? "" : `?at=${at}`}`);
export const options = (campaign: string, creature: string): Promise<Options> =>
  ask(`${path_of(campaign)}/options?creature=${encodeURIComponent(creature)}`);
export const addable = (
  campaign: string,
  text: string,
): Promise<{ found: Addable[]; more: number }> =>
  ask(`${path_of(campaign)}/addable?text=${encodeURIComponent(text)}`);
export const commits = (
  campaign: string,
  since: number,
  limit: number,
): Promise<{ commits: Commit[]; next: number; last: number }> =>
  ask(`${path_of(campaign)}/commits?since=${since}&limit=${limit}`);
export const command = (campaign: string, line: string): Promise<Answer> =>
  ask(`${path_of(campaign)}/commands`, { command: line });
export const create = (name: string): Promise<Listed> => ask("/v1/campaigns", { name });

export const sample = (): Promise<Listed> => ask("/v1/sample", {});

const game_master: Session = { role: "gm", characters: [], campaigns: [] };

/** Who this is. A host without accounts takes everybody for the game master. */
export async function session(): Promise<Session> {
  try {
    return await ask<Session>("/v1/session");
  } catch (error) {
    if (error instanceof Failure && error.status === 404) return game_master;
    throw error;
  }
}
export async function log_in(token: string): Promise<Session> {
  try {
    return await ask<Session>("/v1/session", { token });
  } catch (error) {
    if (error instanceof Failure && error.status === 404) return game_master;
    throw error;
  }
}
