/** Where in a query the cursor stands: what kind of word would fit there. */
import { isOpen, tokens, type Token } from "./tokens";

export type Role = "subject" | "property" | "class" | "object" | "word" | "nothing";

export interface Place {
  role: Role;
  /** What has been typed of the word, and where it begins. */
  typed: string;
  from: number;
  /** The class that the query gives to the subject, by IRI or prefixed name. */
  subjectClass: string | null;
}

const STARTS = new Set(["{", "}", "."]);
const TYPED = /(?:[?$]\w*|<[^<>\s]*|[\p{L}\d_:%.-]+)$/u;
const KEYWORD = /^(?:where|union|optional|minus|graph|filter|bind|values|select)$/i;

/** The place at the end of `before`, the text up to the cursor; `whole` is all of the query. */
export function placeOf(before: string, whole: string): Place {
  const all = tokens(before);
  const last = all.at(-1);
  const typed = TYPED.exec(before)?.[0] ?? "";
  const place: Place = { role: "nothing", typed, from: before.length - typed.length, subjectClass: null };
  if (last && last.to === before.length && isOpen(last) && !last.text.startsWith("<")) return place;
  const words = all.filter((token) => token.to <= place.from && !token.text.startsWith("#"));
  if (!isInPattern(words)) return { ...place, role: "word" };
  const { role, subject } = roleIn(words);
  return { ...place, role, subjectClass: subject ? classOf(subject, whole) : null };
}

function isInPattern(words: Token[]): boolean {
  let depth = 0;
  for (const { text } of words) depth += text === "{" ? 1 : text === "}" ? -1 : 0;
  return depth > 0;
}

/** Counts the terms of the triple that is being written. */
function roleIn(words: Token[]): { role: Role; subject: string | null } {
  const start = words.findLastIndex((token) => STARTS.has(token.text));
  const written = words.slice(start + 1).map((token) => token.text);
  if (written.filter((text) => text === "(").length > written.filter((text) => text === ")").length)
    return { role: "word", subject: null };
  const triple = written.slice(written.lastIndexOf(")") + 1);
  if (triple.some((text) => KEYWORD.test(text))) return { role: "word", subject: null };
  const subject = triple[0] ?? null;
  if (!triple.length) return { role: "subject", subject };
  const since = triple.lastIndexOf(";");
  const terms = triple.slice(since < 0 ? 1 : since + 1);
  const path = terms.filter((text, i) => !/^[/|^!*+]$/.test(text) && !/^[/|]$/.test(terms[i - 1] ?? ""));
  const last = terms.at(-1) ?? "";
  if (!path.length || /^[/|^!]$/.test(last)) return { role: "property", subject };
  const isClass = /^(?:a|rdf:type)$/.test(path[0] ?? "");
  if (path.length === 1 || last === ",") return { role: isClass ? "class" : "object", subject };
  return { role: "nothing", subject };
}

function classOf(subject: string, whole: string): string | null {
  const all = tokens(whole).map((token) => token.text);
  for (let i = 0; i < all.length - 2; i++) {
    if (all[i] === subject && /^(?:a|rdf:type)$/.test(all[i + 1] ?? "")) return all[i + 2] ?? null;
  }
  return null;
}
