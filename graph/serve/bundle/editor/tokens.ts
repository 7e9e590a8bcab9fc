/** A query cut into words, as far as an unfinished one can be. */

export interface Token {
  text: string;
  from: number;
  to: number;
}

const TOKEN =
  /#[^\n]*|<[^<>"{}|^`\\\s]*>?|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[?$]\w*|@[\w-]+|(?:[\p{L}\d_][\p{L}\d_.-]*)?:(?:[\p{L}\d_:%.-]*[\p{L}\d_:%-])?|[\p{L}_][\p{L}\d_-]*|[\d.]+|\S/gu;

/** The tokens of a text, comments among them. */
export function tokens(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Whether a place after this token is still inside it: a comment, a string that is open, an IRI that is open. */
export function isOpen(token: Token): boolean {
  const first = token.text[0];
  if (first === "#") return true;
  if (first === "<") return token.text.length > 1 && !token.text.endsWith(">");
  if (first !== '"' && first !== "'") return false;
  const quotes = token.text.startsWith(first.repeat(3)) ? first.repeat(3) : first;
  return token.text.length < 2 * quotes.length || !token.text.endsWith(quotes);
}

/** Prefixes that a query declares, with the end of its last declaration. */
export function declared(text: string): { prefixes: Map<string, string>; end: number } {
  const prefixes = new Map<string, string>();
  let end = 0;
  const all = tokens(text).filter((token) => !token.text.startsWith("#"));
  all.forEach((token, i) => {
    const [name, iri] = [all[i + 1], all[i + 2]];
    if (!/^prefix$/i.test(token.text) || !name?.text.endsWith(":") || !iri?.text.startsWith("<")) return;
    prefixes.set(name.text.slice(0, -1), iri.text.slice(1, -1));
    end = iri.to;
  });
  return { prefixes, end };
}

/** Names with a prefix that the query uses, where it is not declared. */
export function undeclared(text: string): Token[] {
  const { prefixes } = declared(text);
  return tokens(text).filter((token, i, all) => {
    if (!/^[\p{L}\d_]/u.test(token.text) || !token.text.includes(":")) return false;
    if (/^prefix$/i.test(all[i - 1]?.text ?? "")) return false;
    return !prefixes.has(token.text.slice(0, token.text.indexOf(":")));
  });
}
