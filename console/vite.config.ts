import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The built files stand where Maven packs them from, and the service finds them on its class path.
export default defineConfig({
  plugins: [react()],
  // The service puts one made for each answer in its place.
  html: { cspNonce: "{nonce}" },
  build: {
    outDir: "target/classes/io/heard/console",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // Nothing as data: the policy of the pages lets none in.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // What rooms share comes in two pieces and one style sheet, so that a room is there after few
    // requests; a library of one or two rooms comes with them.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "libraries", test: /node_modules/, minShareCount: 3, priority: 2 },
            { name: "shared", test: /src\/(parts|api|texts)/, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    // A running service, for trying changes without building: HEARD=http://127.0.0.1:8080 npm run dev
    proxy: process.env.HEARD
      ? Object.fromEntries(
          ["/api", "/openapi", "/sign-in", "/sign-out", "/account", "/look"].map((path) => [path, { target: process.env.HEARD, changeOrigin: false }]),
        )
      : undefined,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
    env: { TZ: "Europe/Berlin" },
  },
});
