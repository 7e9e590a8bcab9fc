/** The address of a question: the query in it, and how its answer is looked at behind the #. */
import type { Form } from "../chart/data";
import type { View } from "./results";

/** Letters up to which a query fits into an address everywhere. */
const LONGEST = 7000;
const PARTS = ["form", "x", "y", "series"] as const;

/** The address, or null where the query is too long for one. */
export function addressOf(query: string, view: View): string | null {
  const asked = new URLSearchParams({ query }).toString();
  return asked.length > LONGEST ? null : `/sparql?${asked}${hash(view)}`;
}

function hash(view: View): string {
  if (!view.chart) return "";
  const told = PARTS.flatMap((part) => (view[part] ? [[part, view[part]] as [string, string]] : []));
  return `#chart${told.length ? `&${new URLSearchParams(told)}` : ""}`;
}

/** How an answer is to be looked at, by the part of an address behind the #. */
export function viewOf(hash: string): View {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const view: View = { chart: told.has("chart") };
  if (told.has("form")) view.form = told.get("form") as Form;
  for (const part of ["x", "y", "series"] as const) if (told.has(part)) view[part] = told.get(part) ?? "";
  return view;
}
