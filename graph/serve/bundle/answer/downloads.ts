/** Answers as files, in every format that the endpoint writes. */
import { h, save } from "../dom";
import { ask, Refusal } from "./answer";

const ROWS = {
  CSV: ["text/csv", "csv"],
  TSV: ["text/tab-separated-values", "tsv"],
  JSON: ["application/sparql-results+json", "json"],
  XML: ["application/sparql-results+xml", "xml"],
};
const TRIPLES = {
  Turtle: ["text/turtle", "ttl"],
  "JSON-LD": ["application/ld+json", "jsonld"],
  "N-Triples": ["application/n-triples", "nt"],
  "RDF/XML": ["application/rdf+xml", "rdf"],
};

/** A button for each format; the query is asked again in the one that is wanted. */
export function downloads(query: string, isRdf: boolean, failed: (reason: string) => void): HTMLElement {
  const buttons = Object.entries(isRdf ? TRIPLES : ROWS).map(([name, [type = "", extension = ""]]) => {
    const fetched = async () => {
      try {
        save(`answer.${extension}`, await (await ask(query, type)).blob(), type);
      } catch (error) {
        failed(error instanceof Refusal ? error.message : String(error));
      }
    };
    return h("button", { type: "button", class: "quiet", click: () => void fetched() }, name);
  });
  return h("span", { class: "group", role: "group", "aria-label": "Download" }, "Download ", ...buttons);
}
