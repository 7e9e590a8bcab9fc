/** The page where questions are asked in SPARQL. */
import { answerOf, Refusal, type Answer } from "../answer/answer";
import { codeFor } from "../answer/copy";
import { remember } from "../answer/history";
import { addressOf, viewOf } from "../answer/link";
import { results, type View } from "../answer/results";
import { examples, past } from "../answer/shelf";
import { byId, h } from "../dom";
import { makeEditor, replace } from "../editor/editor";
import { mark, unmark } from "../editor/mistakes";
import { fetchTerms, type Terms } from "../editor/terms";

const form = byId<HTMLFormElement>("ask");
const plain = byId<HTMLTextAreaElement>("query");
const answer = byId("answer");
const said = byId("said");
const stop = byId<HTMLButtonElement>("stop");
let terms: Terms | null = null;
let asking: AbortController | null = null;
let view: View = viewOf(location.hash);

const host = h("div", { id: "editor" });
plain.before(host);
plain.hidden = true;
plain.labels.forEach((label) => (label.hidden = true));
const editor = makeEditor(host, {
  text: plain.value.trimEnd(),
  label: "Query",
  vocabulary: () => terms,
  run: () => void run(),
});
const text = () => editor.state.doc.toString();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  view = { chart: view.chart };
  void run();
});
stop.addEventListener("click", () => asking?.abort());
byId("copy").addEventListener("click", showCode);
byId("link").addEventListener("click", () => void copyLink());
document
  .querySelectorAll<HTMLElement>("[data-script]")
  .forEach((each) => (each.hidden = each.dataset["script"] === "less"));
byId("past").replaceChildren(past(take));
void start();

async function start(): Promise<void> {
  try {
    terms = await fetchTerms();
    byId("examples").replaceChildren(examples(terms.questions, take));
  } catch (error) {
    byId("examples").replaceChildren(h("p", { class: "told" }, `No completion: ${reason(error)}`));
  }
  if (new URLSearchParams(location.search).has("query")) await run();
}

function take(query: string): void {
  view = { chart: false };
  replace(editor, query);
  editor.focus();
}

/** Ask, show the answer, and put the question into the address. */
async function run(): Promise<void> {
  asking?.abort();
  const mine = (asking = new AbortController());
  const query = text();
  unmark(editor);
  stop.hidden = false;
  said.textContent = "Asking …";
  const began = performance.now();
  try {
    const told = await answerOf(query, mine.signal);
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    show(query, told);
    said.textContent = `${count(told)} in ${seconds} s`;
    remember({ query, when: new Date().toISOString(), told: count(told) });
    byId("past").replaceChildren(past(take));
  } catch (error) {
    if (mine !== asking) return;
    fail(mine.signal.aborted ? "Stopped." : reason(error));
  } finally {
    if (mine === asking) stop.hidden = true;
  }
}

function show(query: string, told: Answer): void {
  keepAddress(query);
  const changed = (now: View) => {
    view = now;
    keepAddress(query);
  };
  answer.replaceChildren(
    results(told, { query, prefixes: terms?.prefixes ?? {}, view, changed, failed: fail }),
  );
}

function count(told: Answer): string {
  if ("boolean" in told) return told.boolean ? "yes" : "no";
  if ("turtle" in told) return "triples";
  return `${told.table.rows.length.toLocaleString("en")} ${told.table.rows.length === 1 ? "row" : "rows"}`;
}

/** Tell a reason, at its place in the query if it has one. */
function fail(words: string): void {
  const placed = mark(editor, words);
  said.textContent = placed ? "There is a mistake in the query." : "";
  answer.replaceChildren(h("pre", { class: "reason", role: "alert" }, words));
}

function reason(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return `The server cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
}

function keepAddress(query: string): void {
  history.replaceState(null, "", addressOf(query, view) ?? "/sparql");
}

async function copyLink(): Promise<void> {
  const address = addressOf(text(), view);
  if (!address) {
    said.textContent = "The query is too long for a link.";
    return;
  }
  await copied(location.origin + address, "The link");
}

async function copied(words: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    said.textContent = `${what} is copied.`;
  } catch {
    said.textContent = words;
  }
}

function showCode(): void {
  const dialog = byId<HTMLDialogElement>("code");
  const parts = Object.entries(codeFor(text(), `${location.origin}/sparql`)).map(([language, code]) =>
    h(
      "section",
      {},
      h(
        "h3",
        {},
        language,
        " ",
        h(
          "button",
          { type: "button", class: "quiet", click: () => void copied(code, `The code for ${language}`) },
          `Copy for ${language}`,
        ),
      ),
      h("pre", { tabindex: 0, "aria-label": language }, code),
    ),
  );
  byId("codes").replaceChildren(...parts);
  dialog.showModal();
}
