/** What the server knows of the store's vocabulary: the answer of `/terms`. */

export interface Term {
  iri: string;
  label: string;
  comment: string;
  count: number;
}

export interface Question {
  name: string;
  summary: string;
  topic: string;
  query: string;
}

export interface Terms {
  prefixes: Record<string, string>;
  classes: Term[];
  properties: Term[];
  /** Of a class, how often a sample of its things has each property. */
  used: Record<string, Record<string, number>>;
  questions: Question[];
}

/** Ask once for the whole vocabulary. */
export async function fetchTerms(): Promise<Terms> {
  const reply = await fetch("/terms");
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as Terms;
}

/** A thing by its names, as `/suggest` tells them. */
export interface Suggestion {
  id: string;
  name: string;
  fitting: string;
  kind: string;
  href: string;
}

/** Things that go by a name like this. */
export async function fetchSuggestions(typed: string, signal?: AbortSignal): Promise<Suggestion[]> {
  const reply = await fetch(`/suggest?${new URLSearchParams({ q: typed })}`, signal ? { signal } : {});
  return reply.ok ? ((await reply.json()) as Suggestion[]) : [];
}
