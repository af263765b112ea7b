/** The rules of the UK Learning Records Service. */

import * as engine from "./whole/lrs.js";
import * as face from "./face.js";
import { pieces } from "./pieces.js";
import { prohibited } from "./policy.js";
import type * as types from "./types.js";

export { LrsError } from "./error.js";
export type * from "./types.js";

/** Loads the WebAssembly; await it once before the first call. In Node it is loaded already. */
export async function init(input?: types.InitInput): Promise<void> {
  await engine.default(input === undefined ? undefined : { module_or_path: input });
}

const lists = prohibited(engine);

export const {
  Uln, Postcode, Date, DateOfBirth, Gender, EmailAddress, GivenName, FamilyName, Ukprn, ScottishCandidateNumber, Uci,
  Upn, AbilityToShare, VerificationType, Verification, text, ProhibitedText, learner,
} = face.form(engine, lists);
export const { access, UserRole } = face.users(engine);
export const batch: types.BatchFace = { ...face.files(engine, lists), ...pieces(engine, lists) };
export const breach = face.mail(engine);
export const enrolment = face.enrolment(engine);
export const challenge = face.challenges(engine);
export const matching = face.search(engine);
export const plr = face.record(engine);

export type Uln = types.Uln;
export type Postcode = types.Postcode;
export type DateOfBirth = types.DateOfBirth;
export type Gender = types.Gender;
export type EmailAddress = types.EmailAddress;
export type GivenName = types.GivenName;
export type FamilyName = types.FamilyName;
export type Ukprn = types.Ukprn;
export type UserRole = types.UserRole;
export type ScottishCandidateNumber = types.ScottishCandidateNumber;
export type Uci = types.Uci;
export type Upn = types.Upn;
export type AbilityToShare = types.AbilityToShare;
export type VerificationType = types.VerificationType;
export type Verification = types.Verification;
export type ProhibitedText = types.ProhibitedText;
