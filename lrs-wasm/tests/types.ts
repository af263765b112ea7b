// Read by the compiler alone: what the hand-written types must take, and what they must refuse.

import { LrsError, Uln, init, matching } from "lrs-wasm";
import type { Field, Finding, MatchModel, MatchPolicy, UlnRepair } from "lrs-wasm";
import * as form from "lrs-wasm/form";

const loaded: Promise<void> = init();

const uln: Uln = Uln.parse("9276308686");
const asText: string = uln;
const digit: number | null = Uln.checkDigit("927630868");
const repairs: UlnRepair[] = Uln.repairs("927 630 8686");
const again: Uln | undefined = repairs[0]?.to;
const same: form.Uln = uln;

const model: MatchModel = matching.MatchModel.estimate([{ familyName: "Hartnell" }]);
const policy: MatchPolicy = { model: matching.MatchModel.fromJson(model), accept: 0.99 };
const labels: number[] = matching.cluster(matching.dedupe([], policy), 0, -2);

// @ts-expect-error A text is no model until it is read.
const unread: MatchPolicy = { model: "{}" };
// @ts-expect-error A text is no ULN until it is parsed.
const unparsed: Uln = "9276308686";
// @ts-expect-error A ULN is never a number.
Uln.parse(9276308686);
// @ts-expect-error No field has this name.
const field: Field = "surname";

function describe(error: unknown, finding: Finding): string {
  return error instanceof LrsError ? error.code + (error.field ?? "") + error.section : finding.formText;
}

export { again, asText, describe, digit, field, labels, loaded, policy, same, unparsed, unread };
