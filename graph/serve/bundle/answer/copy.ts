/** The same question from a terminal, a script or a notebook. */

/** Code by the name of its language. */
export function codeFor(query: string, endpoint: string): Record<string, string> {
  return { curl: curl(query, endpoint), Python: python(query, endpoint), R: r(query, endpoint) };
}

function curl(query: string, endpoint: string): string {
  return `curl --fail-with-body '${endpoint}' \\\n  -H 'Accept: text/csv' \\\n  --data-urlencode query='${query.replaceAll("'", `'\\''`)}'\n`;
}

function python(query: string, endpoint: string): string {
  return `import io

import pandas
import requests

QUERY = ${quoted(query)}

reply = requests.post("${endpoint}", data={"query": QUERY}, headers={"Accept": "text/csv"})
reply.raise_for_status()
answer = pandas.read_csv(io.BytesIO(reply.content))
print(answer)
`;
}

function quoted(text: string): string {
  return `"""\n${text.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"')}\n"""`;
}

function r(query: string, endpoint: string): string {
  const dashes = "-".repeat(longestRun(query) + 1);
  return `library(httr2)

query <- r"${dashes}(${query})${dashes}"

reply <- request("${endpoint}") |>
  req_body_form(query = query) |>
  req_headers(Accept = "text/csv") |>
  req_perform()
answer <- read.csv(text = resp_body_string(reply))
print(answer)
`;
}

/** The most dashes between a bracket and a quote, which a raw string of R must have more of. */
function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/\)(-*)"/g), (match) => (match[1] ?? "").length));
}
