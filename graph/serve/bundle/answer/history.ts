/** Queries that were asked in this browser, the last first; they never leave it. */

export interface Asked {
  query: string;
  when: string;
  told: string;
}

const KEY = "peelgraph.asked";
const MOST = 50;

/** What was asked; nothing where the browser keeps nothing. */
export function asked(): Asked[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each?.query === "string") : [];
  } catch {
    return [];
  }
}

/** Keep a query, once. */
export function remember(one: Asked): void {
  keep([one, ...asked().filter((each) => each.query !== one.query)].slice(0, MOST));
}

/** Forget all of them. */
export function forget(): void {
  keep([]);
}

function keep(all: Asked[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // a browser that keeps nothing still answers
  }
}
