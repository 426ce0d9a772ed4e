// A service for the tests: `heard serve` on a free port, in a folder of its own. HEARD names the
// command where it is not the project's own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export async function service(args, settings = {}) {
  const [command, ...first] = process.env.HEARD
    ? process.env.HEARD.split(" ")
    : [join(fileURLToPath(new URL("..", import.meta.url)), "heard")];
  const data = mkdtempSync(join(tmpdir(), "heard-service-"));
  const where = args.includes("--demo") ? [] : ["--data", data];
  let running;

  async function start(port) {
    const child = spawn(command, [...first, "serve", "--port", port, ...where, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
      // Tests of the plain pages need nothing but this; those of the console say that they want it.
      env: { ...process.env, HEARD_PLAIN_PAGES: "true", ...settings },
    });
    let said = "";
    running = { child, ended: new Promise((done) => child.on("exit", done)) };
    const url = await new Promise((found, failed) => {
      child.on("exit", (code) => failed(new Error("The service ended with " + code + ": " + said)));
      child.stdout.on("data", (some) => {
        said += some;
        const at = said.match(/listens at (http:\S+?)\/\s/);
        if (at) found(at[1]);
      });
    });
    return { url, code: said.match(/code (\S+) to become/)?.[1] };
  }

  async function end() {
    running.child.kill("SIGTERM");
    await running.ended;
  }

  const { url, code } = await start("0");
  return {
    url,
    code,
    /** Stops it, and leaves its data. */
    end,
    /** Starts it again where it was, with the data that it has. */
    again: () => start(new URL(url).port),
    async stop() {
      await end();
      rmSync(data, { recursive: true });
    },
  };
}
