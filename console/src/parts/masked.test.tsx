import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { isWithheld, masked, readable, uncut } from "./masked";
import { callsOf } from "./speakers";
import { calledBy } from "./title";

describe("what was masked", () => {
  it("is named by its kind, and counted from the second on", () => {
    expect(readable("I am <NAME-1>, she is <NAME-2>; card <CARD-1>.")).toBe("I am [name], she is [name 2]; card [card number].");
  });

  it("is a token of its own in what was said, and stands in brackets when it is copied", () => {
    const { container } = render(<p>{masked("Thank you, <NAME-1>!")}</p>);
    expect(container.textContent).toBe("Thank you, [name]!");
    expect(container.querySelectorAll(".masked")).toHaveLength(1);
  });

  it("is nothing that people put in angle brackets themselves", () => {
    const said = "<b>no</b> <NAMES-1> <name-1> <NAME> a < b <SHOUT-1>";
    expect(readable(said)).toBe(said);
    expect(isWithheld(said)).toBe(false);
  });

  it("is cut in two by no mark", () => {
    expect([3, 4, 8, 10, 11].map((at) => uncut("to <NAME-1> now", at))).toEqual([3, 11, 11, 11, 11]);
  });

  it("leaves a title only where words are left", () => {
    expect([isWithheld("<NAME-1>"), isWithheld("<NAME-1> <NAME-2>, "), isWithheld("Refund <NAME-1>"), isWithheld("")]).toEqual([true, true, false, false]);
    expect(calledBy("<NAME-1>", "It is still not here")).toBe("It is still not here");
  });
});

describe("speakers whose names were masked", () => {
  it("are called by their side, and counted from the second on", () => {
    const turns = [
      { speaker: "customer" as const, name: "<NAME-1>" },
      { speaker: "agent" as const, name: "<NAME-2>", speakerId: "a" },
      { speaker: "agent" as const, name: "<NAME-3>", speakerId: "b" },
      { speaker: "agent" as const, name: "Support desk" },
    ];
    expect(turns.map(callsOf(turns))).toEqual(["customer", "agent", "agent 2", "Support desk"]);
  });
});
