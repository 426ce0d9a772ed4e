import createClient, { type Middleware } from "openapi-fetch";
import { Problem } from "./problem";
import type { components, paths } from "./types";

export type Schemas = components["schemas"];

const SAFE = new Set(["GET", "HEAD"]);

/** What shows that a write was meant; the answer to `GET /api/v1/me` has it. */
let form: string | null = null;
export const rememberForm = (value: string) => {
  form = value;
};

/** Signing in is a page of the service's own: it works without a script. */
export const toSignIn = () => {
  const { pathname } = window.location;
  window.location.assign(pathname === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(pathname)}`);
};

async function send(request: Request): Promise<Response> {
  if (form !== null && !SAFE.has(request.method)) request.headers.set("X-Heard-Form", form);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (failed) {
    if (failed instanceof DOMException && failed.name === "AbortError") throw failed;
    throw new Problem(0, "");
  }
  if (response.status === 401) toSignIn();
  if (!response.ok) throw await Problem.of(response);
  return response;
}

const through: Middleware = {
  onRequest: ({ request }) => send(request),
};

/** The API by its description: paths, parameters and answers are checked by the compiler. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin" });
api.use(through);

/** The data of an answer; what went wrong was thrown as a [Problem] before. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** A call whose body or answer is no JSON, or that stands outside the description. */
export async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
  const plain = body === undefined || body instanceof Blob || typeof body === "string";
  return send(
    new Request(new URL(path, window.location.origin), {
      method,
      signal,
      credentials: "same-origin",
      headers: plain ? headers : { "Content-Type": "application/json", ...headers },
      body: plain ? (body as BodyInit | undefined) : JSON.stringify(body),
    }),
  );
}

/** A call answered with JSON. */
export async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await call(method, path, body);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
