import { call } from "./error.js";
import type * as types from "./types.js";

/** What the WebAssembly offers in both builds. */
export type Engine = typeof import("./form/lrs.js");

/** The values, names and texts, under the names that people use. */
export function values(engine: Engine) {
  const Uln: types.UlnFace = {
    parse: (text) => call(() => engine.ulnParse(text)),
    isValid: (text) => call(() => engine.ulnIsValid(text)),
    checkDigit: (stem) => call(() => engine.ulnCheckDigit(stem)),
    fromStem: (stem) => call(() => engine.ulnFromStem(stem)),
    repairs: (text) => call(() => engine.ulnRepairs(text)),
    areValid: (column) => call(() => engine.ulnAreValid(column)),
  };
  const Postcode: types.PostcodeFace = {
    parse: (text) => call(() => engine.postcodeParse(text)),
    parts: (postcode) => call(() => engine.postcodeParts(postcode)),
    repairs: (text) => call(() => engine.postcodeRepairs(text)),
  };
  const DateOfBirth: types.DateOfBirthFace = {
    parse: (text) => call(() => engine.dateOfBirthParse(text)),
    fromParts: (day, month, year) => call(() => engine.dateOfBirthFromParts(day, month, year)),
  };
  const Gender: types.Parser<types.Gender, types.Code> = {
    parse: (text) => call(() => engine.genderParse(text)),
  };
  const EmailAddress: types.EmailAddressFace = {
    parse: (text) => call(() => engine.emailAddressParse(text)),
    repairs: (text) => call(() => engine.emailAddressRepairs(text)),
  };
  const GivenName: types.Parser<types.GivenName> = {
    parse: (text) => call(() => engine.givenNameParse(text)),
  };
  const FamilyName: types.Parser<types.FamilyName> = {
    parse: (text) => call(() => engine.familyNameParse(text)),
  };
  const Ukprn: types.Parser<types.Ukprn> = {
    parse: (text) => call(() => engine.ukprnParse(text)),
  };
  const ScottishCandidateNumber: types.Parser<types.ScottishCandidateNumber> = {
    parse: (text) => call(() => engine.scottishCandidateNumberParse(text)),
  };
  const Uci: types.Parser<types.Uci> = {
    parse: (text) => call(() => engine.uciParse(text)),
  };
  const Upn: types.Parser<types.Upn> = {
    parse: (text) => call(() => engine.upnParse(text)),
  };
  const AbilityToShare: types.AbilityToShareFace = {
    parse: (text) => call(() => engine.abilityToShareParse(text)),
    changeTo: (from, next) => call(() => engine.abilityToShareChangeTo(from, next)),
    visibility: (state) => call(() => engine.abilityToShareVisibility(state)),
  };
  const VerificationType: types.Parser<types.VerificationType, types.Code> = {
    parse: (text) => call(() => engine.verificationTypeParse(text)),
  };
  const Verification: types.VerificationFace = {
    new: (kind, other) => call(() => engine.verificationNew(kind, other)),
  };
  const value: types.ValueFace = {
    uln: Uln,
    postcode: Postcode,
    emailAddress: EmailAddress,
    verification: {
      judge: (description) => call(() => engine.verificationJudge(description)),
      noneProvided: (kinds) => call(() => engine.verificationNoneProvided([...kinds])),
    },
  };
  const text: types.TextFace = {
    nameKey: (text) => call(() => engine.textNameKey(text)),
    nfc: (text) => call(() => engine.textNfc(text)),
  };
  return {
    Uln, Postcode, DateOfBirth, Gender, EmailAddress, GivenName, FamilyName, Ukprn, ScottishCandidateNumber, Uci, Upn,
    AbilityToShare, VerificationType, Verification, value, text,
  };
}
