import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, call, data, type Schemas } from "../../api/client";
import { useWrite } from "../api";

export type PageState = Schemas["HouseEntry"];
export type HousePage = Schemas["HousePage"];
/** What the service says of a text. */
export type Checked = Pick<HousePage, "problems" | "results" | "warning">;
export type Trouble = Schemas["HouseTrouble"];
export type Result = HousePage["results"][number];
export type Tried = Schemas["HouseTrial"];
export type Sample = Tried["samples"][number];

const MARKDOWN = { "Content-Type": "text/markdown" };

export const PAGES_KEY = ["house"];
export const pageKey = (code: string) => ["house", code];

/** So many of the conversations that changed last are read. */
export const TRIED = 500;

const at = (code: string) => ({ params: { path: { code } } });

export const usePages = () => useQuery({ queryKey: PAGES_KEY, queryFn: () => data(api.GET("/api/v1/house")).then((body) => body.pages) });
export const usePage = (code: string) =>
  useQuery({ queryKey: pageKey(code), queryFn: () => data(api.GET("/api/v1/house/{code}", at(code))), refetchOnWindowFocus: false });

// Markdown is no JSON, so these two stand outside the described client.
const send = async <T>(method: string, path: string, text: string, signal?: AbortSignal) =>
  (await (await call(method, `/api/v1/house/${path}`, text, MARKDOWN, signal)).json()) as T;

/** What is wrong in a text and which examples hold; nothing is kept. */
export const check = (code: string, text: string, signal?: AbortSignal) => send<Checked>("POST", `${code}/check`, text, signal);

export const useSavePage = () => useWrite(({ code, text }: { code: string; text: string }) => send<HousePage>("PUT", code, text), PAGES_KEY, ["labels"]);
export function useDeletePage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => data(api.DELETE("/api/v1/house/{code}", at(code))),
    // The page itself is not asked for again: it is gone.
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: PAGES_KEY, exact: true }), client.invalidateQueries({ queryKey: ["labels"] })]),
  });
}
/** A page that was tried says so from then on. */
export const useTry = () => useWrite((code: string) => data(api.POST("/api/v1/house/{code}/try", { ...at(code), body: { limit: TRIED } })), PAGES_KEY);
export const useSwitch = () =>
  useWrite(({ code, on }: { code: string; on: boolean }) => data(api.PUT("/api/v1/house/{code}/on", { ...at(code), body: { on } })), PAGES_KEY, ["labels"]);
