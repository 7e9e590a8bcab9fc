// Builds the scripts of the explorer's pages, and tells whose code they hold and on which terms.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const pages = ["sparql", "graph", "suggest"];
const out = process.argv[2] ?? "../explorer/static/bundle";

const { metafile } = await build({
  entryPoints: pages.map((name) => `pages/${name}.ts`),
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  minify: true,
  outdir: out,
  target: ["chrome109", "firefox115", "safari16.4"],
});

const folders = Object.keys(metafile.inputs).map(
  (file) => file.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0],
);
const packages = [...new Set(folders.filter(Boolean))].sort();
writeFileSync(`${out}/LICENCES.txt`, packages.map(terms).join("\n" + "=".repeat(80) + "\n\n"));

function terms(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder)
    .sort()
    .find((each) => /^licen[cs]e/i.test(each));
  const text = file
    ? readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r", "").trimEnd()
    : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}
