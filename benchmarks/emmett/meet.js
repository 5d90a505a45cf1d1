// How fast does Emmett do one task? Prints one line of JSON; the task is a file of JSON, its only argument.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

import { dumbo, rawSql } from "@event-driven-io/dumbo";
import {
  getPostgreSQLEventStore,
  postgreSQLRawBatchSQLProjection,
  readMessagesBatch,
  rebuildPostgreSQLProjections,
} from "@event-driven-io/emmett-postgresql";
import pg from "pg";

const opdracht = JSON.parse(readFileSync(process.argv[2], "utf8"));
const pool = new pg.Pool({ connectionString: opdracht.adres, max: 16 });
const store = getPostgreSQLEventStore(opdracht.adres, { connectionOptions: { pool } });
const seconds = (begin) => (performance.now() - begin) / 1000;

// Each client has streams of its own, and waits for its answer before it asks for more.
async function append({ klanten, keren, stromen, naam, feit }) {
  const versies = new Map();
  const duren = [];
  async function klant(nummer, aantal, tellen) {
    for (let i = 0; i < aantal; i++) {
      const stroom = `${naam}-${nummer}-${i % stromen}`;
      const begin = performance.now();
      const antwoord = await store.appendToStream(stroom, [feit], {
        expectedStreamVersion: versies.get(stroom) ?? "STREAM_DOES_NOT_EXIST",
      });
      if (tellen) duren.push(seconds(begin));
      versies.set(stroom, antwoord.nextExpectedStreamVersion);
    }
  }
  const samen = (aantal, tellen) =>
    Promise.all(Array.from({ length: klanten }, (_, nummer) => klant(nummer, aantal, tellen)));
  await samen(20, false);
  const begin = performance.now();
  await samen(Math.floor(keren / klanten), true);
  return { seconden: seconds(begin), duren };
}

// Facts by stream, each stream in a transaction of its own: there is no other way to store many.
async function bulk({ bestand, naam, aaneen }) {
  const stromen = new Map();
  readFileSync(bestand, "utf8").trimEnd().split("\n").forEach((regel, plaats) => {
    const { stroom, ...feit } = JSON.parse(regel);
    const waar = aaneen > 0 ? `${naam}-${Math.floor(plaats / aaneen)}` : `${naam}-${stroom}`;
    if (!stromen.has(waar)) stromen.set(waar, []);
    stromen.get(waar).push(feit);
  });
  const begin = performance.now();
  for (const [stroom, feiten] of stromen) {
    await store.appendToStream(stroom, feiten, { expectedStreamVersion: "STREAM_DOES_NOT_EXIST" });
  }
  return { seconden: seconds(begin), stromen: stromen.size };
}

async function lees({ bladzij }) {
  const lezer = dumbo({ connectionString: opdracht.adres, pool });
  const begin = performance.now();
  let aantal = 0;
  let positie = 0n;
  for (let over = true; over; ) {
    const gelezen = await readMessagesBatch(lezer.execute, { after: positie, batchSize: bladzij });
    aantal += gelezen.messages.length;
    positie = gelezen.currentGlobalPosition;
    over = gelezen.messages.length === bladzij;
  }
  return { seconden: seconds(begin), aantal };
}

// The smallest read model there is: how many events each kind has.
async function herbouw({ bladzij, soorten }) {
  const projectie = postgreSQLRawBatchSQLProjection({
    name: "telling",
    canHandle: soorten,
    evolve: (feiten) =>
      feiten.map(({ type }) =>
        rawSql(`INSERT INTO emmett_telling VALUES ('${type}', 1)
          ON CONFLICT (soort) DO UPDATE SET aantal = emmett_telling.aantal + 1`),
      ),
    init: () => rawSql("CREATE TABLE IF NOT EXISTS emmett_telling (soort text PRIMARY KEY, aantal bigint)"),
  });
  await pool.query("DROP TABLE IF EXISTS emmett_telling");
  await pool.query("CREATE TABLE emmett_telling (soort text PRIMARY KEY, aantal bigint)");
  const begin = performance.now();
  const lezer = rebuildPostgreSQLProjections({
    connectionString: opdracht.adres,
    projections: [projectie],
    pulling: { batchSize: bladzij },
  });
  await lezer.start();
  const seconden = seconds(begin);
  await lezer.close();
  const { rows } = await pool.query("SELECT coalesce(sum(aantal), 0)::int AS aantal FROM emmett_telling");
  return { seconden, aantal: rows[0].aantal };
}

async function leeg() {
  await store.schema.migrate();
  await store.schema.dangerous.truncate({ resetSequences: true });
  return {};
}

const antwoord = await { append, bulk, lees, herbouw, leeg }[opdracht.taak](opdracht);
console.log(JSON.stringify(antwoord));
await store.close();
await pool.end().catch(() => undefined);
process.exit(0);
