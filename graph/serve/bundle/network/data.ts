/** A network as the server tells it: the answer of `/graph?format=json`. */

export interface Kind {
  kind: string;
  word: string;
  colour: string;
  count: number;
}

export interface Thing {
  id: string;
  label: string;
  kind: string;
  when: string;
  href: string;
  x: number;
  y: number;
}

export interface Tie {
  source: string;
  target: string;
  label: string;
  back: string;
  weight: number;
  words: string | null;
}

export interface Network {
  title: string;
  note: string;
  years: number[];
  centres: string[];
  beyond: Record<string, number>;
  kinds: Kind[];
  nodes: Thing[];
  ties: Tie[];
  laid: boolean;
}

/** What the address of the page shows. */
export async function fetchNetwork(asked: URLSearchParams): Promise<Network> {
  const given = new URLSearchParams(asked);
  given.set("format", "json");
  const reply = await fetch(`/graph?${given}`);
  if (!reply.ok) throw new Error((await reply.text()).trim());
  return (await reply.json()) as Network;
}
