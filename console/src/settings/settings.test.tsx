import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, it, vi } from "vitest";
import { ME } from "../api/me";
import { queries } from "../app/App";
import { theme } from "../theme";
import Customers from "./Customers";
import Masking, { KINDS } from "./Masking";
import People from "./People";
import Tokens from "./Tokens";

// Rooms are whole; a busy machine takes its time over them.
vi.setConfig({ testTimeout: 30_000 });

type Asked = { method: string; path: string; body: unknown };
const asked: Asked[] = [];
let answers: Record<string, unknown> = {};

beforeEach(() => {
  asked.length = 0;
  answers = {};
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    const text = await request.text();
    asked.push({ method: request.method, path, body: text === "" ? null : JSON.parse(text) });
    const answer = answers[`${request.method} ${path}`];
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  });
});

const me = { id: "p-1", name: "Olga", email: "o@h.example", role: "owner", team: null, tenant: { id: "t", name: "House", operates: true }, rights: ["MANAGE_SETTINGS"], form: "f", demo: false };

function show(room: ReactNode) {
  const client = queries();
  client.setQueryData(ME, me);
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <MemoryRouter>{room}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup({ delay: null });
}

const written = () => asked.filter((one) => one.method !== "GET");

it("whoever is invited gets a link that is shown once", async () => {
  const ann = { id: "p-2", name: "Ann Ray", email: "ann@h.example", role: "lead", team: null, state: "invited" };
  answers = {
    "GET /api/v1/people": { people: [] },
    "GET /api/v1/teams": { teams: [{ name: "Billing", people: 0 }] },
    "POST /api/v1/people": { person: ann, address: "http://h.example/link?key=k", holdsMinutes: 4320 },
  };
  const user = show(<People />);
  await user.click(screen.getByRole("button", { name: "Invite somebody" }));
  await user.type(await screen.findByLabelText(/^Name/), "Ann Ray");
  await user.type(screen.getByLabelText(/^E-mail/), "ann@h.example");
  await user.click(screen.getByRole("radio", { name: "Lead" }));
  await user.click(screen.getByRole("button", { name: "Make the invitation" }));
  expect(await screen.findByLabelText("The link")).toHaveProperty("value", "http://h.example/link?key=k");
  expect(screen.getByText(/It holds for 3 days/)).toBeTruthy();
  expect(written()).toEqual([{ method: "POST", path: "/api/v1/people", body: { name: "Ann Ray", email: "ann@h.example", role: "lead", team: null } }]);
});

it("a token needs a scope", async () => {
  answers = { "GET /api/v1/tokens": { tokens: [] } };
  const user = show(<Tokens />);
  await user.click(screen.getByRole("button", { name: "Make a token" }));
  await user.type(await screen.findByLabelText(/What it is for/), "Help desk");
  await user.click(screen.getByRole("checkbox", { name: "Write" }));
  expect(screen.getByRole("button", { name: "Make it" })).toHaveProperty("disabled", true);
});

it("masking less is asked about before it is done", async () => {
  answers = {
    "GET /api/v1/privacy": { masking: { on: true, kinds: KINDS }, channels: [], deleted: [] },
    "PUT /api/v1/privacy/masking": { on: true, kinds: KINDS.filter((kind) => kind !== "orders") },
  };
  const user = show(<Masking />);
  await user.click(await screen.findByRole("checkbox", { name: "Orders" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(written()).toEqual([]);
  await user.click(await screen.findByRole("button", { name: "Mask less" }));
  await waitFor(() => expect(written()[0]?.body).toEqual({ kinds: KINDS.filter((kind) => kind !== "orders") }));
});

it("a customer is erased only when their reference was typed again", async () => {
  answers = { "POST /api/v1/privacy/erasure": { conversations: 2, turns: 9, rows: 40, left: [] } };
  const user = show(<Customers />);
  await user.type(screen.getByLabelText(/The customer's reference/), "k-4");
  await user.click(screen.getByRole("button", { name: "Erase …" }));
  const erase = await screen.findByRole("button", { name: "Erase for good" });
  await user.type(screen.getByLabelText("Type k-4 to go on"), "k-5");
  expect(erase).toHaveProperty("disabled", true);
  await user.clear(screen.getByLabelText("Type k-4 to go on"));
  await user.type(screen.getByLabelText("Type k-4 to go on"), "k-4");
  await user.click(erase);
  expect(await screen.findByText(/Erased: 2 conversations, 9 turns/)).toBeTruthy();
  expect(written()).toEqual([{ method: "POST", path: "/api/v1/privacy/erasure", body: { customer: "k-4" } }]);
});
