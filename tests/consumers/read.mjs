// What a program finds in an exported file: `node read.mjs READER FILE` prints its nodes and edges as JSON.
import { readFileSync } from "node:fs";
import { instance } from "@viz-js/viz";
import cytoscape from "cytoscape";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const readers = { cytoscape: readCytoscape, gexf: readWith(gexf), graphml: readWith(graphml), graphviz };

function readCytoscape(text) {
  const { elements } = JSON.parse(text);
  const graph = cytoscape({ headless: true, elements, layout: { name: "preset" } });
  return {
    nodes: graph.nodes().map((node) => ({ ...node.data(), ...node.position() })),
    edges: graph.edges().map((edge) => edge.data()),
  };
}

function readWith(format) {
  return (text) => {
    const graph = format.parse(MultiDirectedGraph, text);
    return {
      nodes: graph.mapNodes((id, attributes) => ({ ...attributes, id })),
      edges: graph.mapEdges((id, attributes, source, target) => ({ ...attributes, source, target })),
    };
  };
}

async function graphviz(text) {
  const drawn = (await instance()).renderJSON(text);
  const nodes = drawn.objects.map(({ name, ...attributes }) => ({ ...attributes, id: name }));
  const edges = drawn.edges.map(({ tail, head, ...attributes }) => ({
    ...attributes,
    source: nodes[tail].id,
    target: nodes[head].id,
  }));
  return { nodes, edges };
}

const [reader, file] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await readers[reader](readFileSync(file, "utf8"))));
