/** What is chosen and what is hidden, as the part of the address behind the #. */
import type { State } from "./drawing";

export function stateOf(hash: string): State {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  return { chosen: told.get("chosen"), hidden: new Set(told.getAll("hidden")), found: null };
}

/** The other way round; nothing where all is as usual. */
export function hashOf({ chosen, hidden }: State): string {
  const told = [...(chosen ? [["chosen", chosen]] : []), ...[...hidden].map((kind) => ["hidden", kind])];
  return told.length ? `#${new URLSearchParams(told)}` : "";
}
