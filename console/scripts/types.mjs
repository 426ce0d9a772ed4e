// Writes the types of the API from the service's own description, put together as the service does
// when it serves it: shapes of readings and notes come from the schemas of the module formats.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

const top = new URL("../../", import.meta.url);
const description = parse(
  await readFile(new URL("server/src/main/resources/io/heard/server/openapi.yaml", top), "utf8"),
  { merge: true, maxAliasCount: -1 },
);
for (const name of Object.keys(description)) if (name.startsWith("x-")) delete description[name];
const schemas = description.components.schemas;

await add("reading", "Reading", { turn: "TurnHeard", quote: "Quote" });
await add("notes", "Notes", { quote: "Quote" });
schemas.TurnHeard.required = schemas.TurnHeard.required.filter((name) => name !== "phase");
for (const whole of ["Reading", "Notes"]) {
  schemas[whole].properties.problems = { type: "array", items: { $ref: "#/components/schemas/Trouble" } };
}
if (schemas.Story) schemas.Reading.properties.story = { $ref: "#/components/schemas/Story" };
schemas.Read = structuredClone(schemas.Reading);
delete schemas.Read.required;
schemas.Read.properties.readings = { type: "array", items: { $ref: "#/components/schemas/Reading" } };

const types = astToString(await openapiTS(description, { alphabetize: false, defaultNonNullable: false }));
const out = new URL("../src/api/types.ts", import.meta.url);
await mkdir(new URL(".", out), { recursive: true });
await writeFile(out, "// Made by scripts/types.mjs from the API's description; not kept under version control.\n" + types);

async function add(file, name, names) {
  const from = new URL(`formats/src/main/resources/io/heard/formats/schema/${file}.schema.json`, top);
  const { $defs, $schema, $id, title, ...whole } = JSON.parse(await readFile(from, "utf8"));
  const called = (part) => names[part] ?? part[0].toUpperCase() + part.slice(1);
  schemas[name] = open(whole, called);
  for (const [part, schema] of Object.entries($defs)) schemas[called(part)] ??= open(schema, called);
}

// As clients are promised it: what says which fields go together is for tests, fields may be added.
function open(schema, called) {
  if (Array.isArray(schema)) return schema.map((each) => open(each, called));
  if (schema === null || typeof schema !== "object") return schema;
  const opened = {};
  for (const [key, value] of Object.entries(schema)) {
    if (["if", "then", "else", "propertyNames"].includes(key)) continue;
    if (key === "additionalProperties" && value === false) continue;
    opened[key] =
      key === "$ref" ? "#/components/schemas/" + called(value.replace("#/$defs/", "")) : open(value, called);
  }
  return opened;
}
