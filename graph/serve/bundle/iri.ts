/** Addresses of things, and what is safe to show of a text. */

export const BASE = "https://w3id.org/peelgraph/";
export const ID = `${BASE}id/`;

const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Where a thing is to be looked at: here if it is ours, elsewhere if it is on the web, else nowhere. */
export function address(iri: string): string | null {
  if (iri.startsWith(BASE)) {
    const local = iri.slice(BASE.length).replace("#", "/");
    return local.startsWith("/")
      ? null
      : "/" + encodeURI(decodable(local)).replaceAll("?", "%3F").replaceAll("#", "%23");
  }
  return /^https?:\/\//.test(iri) ? iri : null;
}

/** An IRI by a prefix, or below ours by its local id. */
export function short(iri: string, prefixes: Record<string, string>): string {
  if (iri.startsWith(ID)) return iri.slice(ID.length);
  for (const [prefix, base] of Object.entries(prefixes)) {
    if (iri.startsWith(base)) return `${prefix}:${iri.slice(base.length)}`;
  }
  return iri;
}

/** A text with the signs that would turn or hide what stands around them shown by their numbers. */
export function seen(text: string): string {
  return text.replace(
    HIDDEN,
    (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}

function decodable(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
