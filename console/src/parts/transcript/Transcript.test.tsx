import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { reading } from "../../test/reading";
import { Arc, ArcTable } from "../arc/Arc";
import { Transcript } from "./Transcript";

const title = (code: string) => ({ frustration: "Frustration", "but-negation": "“But” takes it back" })[code] ?? code;

function shown(node: React.ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  return render(
    <QueryClientProvider client={client}>
      <MantineProvider>{node}</MantineProvider>
    </QueryClientProvider>,
  );
}

it("marks words and names them beneath in plain words", () => {
  shown(<Transcript reading={reading()} title={title} go={() => {}} />);
  const turns = screen.getAllByRole("listitem").filter((item) => item.classList.contains("turn"));
  expect(turns).toHaveLength(5);
  expect(within(turns[1]!).getByRole("button", { name: /Pitfall: “But” takes it back/ })).toBeTruthy();
  expect(turns[1]!.querySelector("mark.p")!.textContent).toBe("but");
  expect(turns[1]!.querySelector(".words")!.textContent).toBe("I understand, but our policy is ten days.");
});

it("says why on focus, stays on a press, and goes on Escape", async () => {
  const user = userEvent.setup();
  shown(<Transcript reading={reading()} title={title} go={() => {}} />);
  const tag = screen.getByRole("button", { name: /Frustration/ });
  await user.click(tag);
  const why = screen.getByRole("group", { name: "Why: Frustration" });
  expect(why.textContent).toContain("Feeling · likely");
  expect(why.textContent).toContain("STILL not");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("group", { name: "Why: Frustration" })).toBeNull();
  expect(document.activeElement).toBe(tag);
});

it("goes to the turn whose number is pressed", async () => {
  const go = vi.fn();
  shown(<Transcript reading={reading()} title={title} go={go} />);
  await userEvent.click(screen.getByRole("link", { name: "Turn 3" }));
  expect(go).toHaveBeenCalledWith(2);
});

it("shows words that look like markup as the text that they are", () => {
  const one = reading();
  one.turns[0]!.text = "<img src=x onerror=alert(1)>";
  one.turns[0]!.signals = [];
  const { container } = shown(<Transcript reading={one} title={title} go={() => {}} />);
  expect(container.querySelector("img")).toBeNull();
  expect(container.querySelector(".words")!.textContent).toBe("<img src=x onerror=alert(1)>");
});

it("draws the arc, and says it for those who do not see it", () => {
  const { container } = shown(
    <>
      <Arc reading={reading()} title={title} go={() => {}} />
      <ArcTable reading={reading()} title={title} go={() => {}} />
    </>,
  );
  expect(container.querySelectorAll("circle.dot")).toHaveLength(3);
  expect(container.querySelector("circle.dot.landed")).toBeTruthy();
  expect(container.textContent).toContain("begins clear, rises to strong at most and ends calm.");
  expect(screen.getByRole("row", { name: /angry \(strong\)/ })).toBeTruthy();
});
