import { call } from "./error.js";
import { dated, day } from "./policy.js";
import type { Lists } from "./policy.js";
import type * as types from "./types.js";

/** What the WebAssembly offers in every build. */
export type Engine = Omit<typeof import("./form/lrs.js"), "default" | "initSync">;
/** What it offers in the build for e-mails. */
export type Mail = Omit<typeof import("./mail/lrs.js"), "default" | "initSync">;
/** What it offers in the build for files. */
export type Files = Omit<typeof import("./files/lrs.js"), "default" | "initSync">;
/** What it offers in the whole build. */
export type Whole = Omit<typeof import("./whole/lrs.js"), "default" | "initSync">;

/** The values, names, texts and one learner, under the names that people use. */
export function form(engine: Engine, { ProhibitedText, settings }: Lists) {
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
    read: (text) => call(() => engine.postcodeRead(text)),
    parts: (postcode) => call(() => engine.postcodeParts(postcode)),
    repairs: (text) => call(() => engine.postcodeRepairs(text)),
  };
  const DateOfBirth: types.DateOfBirthFace = {
    parse: (text) => call(() => engine.dateOfBirthParse(text)),
    read: (text, years) => call(() => engine.dateOfBirthRead(text, dated(years))),
    fromParts: (day, month, year) => call(() => engine.dateOfBirthFromParts(day, month, year)),
  };
  const Date: types.DateFace = {
    read: (text, years) => call(() => engine.dateRead(text, dated(years))),
  };
  const Gender: types.GenderFace = {
    parse: (text) => call(() => engine.genderParse(text)),
    read: (text) => call(() => engine.genderRead(text)),
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
    of: (kind, other) => call(() => engine.verificationOf(kind, other)),
    judge: (description) => call(() => engine.verificationJudge(description)),
    noneProvided: (kinds) => call(() => engine.verificationNoneProvided(kinds)),
  };
  const text: types.TextFace = {
    nameKey: (text) => call(() => engine.textNameKey(text)),
    nfc: (text) => call(() => engine.textNfc(text)),
  };
  const learner: types.LearnerFace = {
    check: (draft, policy) => call(() => engine.learnerCheck(draft, ...settings(policy))),
  };
  return {
    Uln, Postcode, Date, DateOfBirth, Gender, EmailAddress, GivenName, FamilyName, Ukprn, ScottishCandidateNumber, Uci,
    Upn, AbilityToShare, VerificationType, Verification, text, ProhibitedText, learner,
  };
}

/** Looking for a learner, which only the whole package has. */
export function search(engine: Whole): types.MatchingFace {
  return {
    searchVariants: (draft, hints) => call(() => engine.matchingSearchVariants(draft, hints)),
    compare: (one, other, policy) => call(() => engine.matchingCompare(one, other, policy)),
    waterfall: (one, other, { showValues, ...policy } = {}) =>
      call(() => engine.matchingWaterfall(one, other, policy, showValues === true)),
    dedupe: (learners, policy) => call(() => engine.matchingDedupe([...learners], policy)),
    link: (one, other, policy) => call(() => engine.matchingLink([...one], [...other], policy)),
    cluster: (pairs, count, threshold = 0) => {
      const column = (value: (pair: types.MatchPair) => number) => pairs.map(value);
      const [left, right] = [column((pair) => pair.left), column((pair) => pair.right)].map((all) => Uint32Array.from(all));
      const weights = Float64Array.from(column((pair) => pair.report.weight));
      const labels: Uint32Array = call(() => engine.matchingCluster(left!, right!, weights, count, threshold));
      return Array.from(labels);
    },
    conflicts: (learners, clusters) =>
      call(() => engine.matchingConflicts([...learners], Uint32Array.from(clusters))),
    MatchModel: {
      of: () => call(() => engine.matchModelOf()),
      estimate: (learners, policy) => call(() => engine.matchModelEstimate([...learners], policy)),
      fromJson: (text) => call(() => engine.matchModelParse(text)),
      hash: (model) => call(() => engine.matchModelHash(model)),
    },
    Register: register(engine),
  };
}

/** The class of registers, each of which lives in the memory of the engine. */
function register(engine: Whole): types.RegisterFace {
  type Inner = InstanceType<Whole["Register"]>;
  return class Register implements types.Register {
    readonly #inner: Inner;

    constructor(learners: Iterable<types.LearnerDraft>, policy?: types.MatchPolicy, inner?: Inner) {
      this.#inner = inner ?? call(() => new engine.Register([...learners], policy));
    }

    static read(file: Uint8Array, policy?: types.MatchPolicy): Register {
      return new Register([], policy, call(() => engine.Register.read(file, policy)));
    }

    write(): Uint8Array {
      return call(() => this.#inner.write());
    }

    get size(): number {
      return this.#inner.size();
    }

    get unread(): types.Unread[] {
      return call(() => this.#inner.unread());
    }

    find(draft: types.LearnerDraft): types.FindOutcome {
      return call(() => this.#inner.find(draft));
    }

    waterfall(draft: types.LearnerDraft, id: number, held?: types.LearnerDraft | null): string | null {
      return call(() => this.#inner.waterfall(draft, id, held)) ?? null;
    }

    insert(learner: types.LearnerDraft): number {
      return call(() => this.#inner.insert(learner));
    }

    remove(id: number): boolean {
      return this.#inner.remove(id);
    }

    merge(master: string, linked: string): boolean {
      return call(() => this.#inner.merge(master, linked));
    }

    free(): void {
      this.#inner.free();
    }
  };
}

/** Judging e-mails, which only the whole package does. */
export function mail(engine: Mail): types.BreachFace {
  const { Roster, settings } = rosters(engine);
  type Inner = InstanceType<Mail["Thread"]>;

  /** Messages one after the other, remembered in the memory of the engine. */
  class Thread implements types.Thread {
    readonly #inner: Inner = call(() => new engine.Thread());

    get size(): number {
      return this.#inner.size();
    }

    assess(message: types.EmailMessage, policy?: types.BreachPolicy): types.BreachReport {
      return call(() => this.#inner.assess(message, ...settings(policy)));
    }

    free(): void {
      this.#inner.free();
    }
  }

  return {
    EmailMessage: {
      parse: (data, bounds) => call(() => engine.breachParse(data, bounds)),
      parts: (message) => call(() => engine.breachParts(message)),
    },
    EntityKind: { label: (kind) => call(() => engine.breachEntityLabel(kind)) },
    assess: (message, policy) => call(() => engine.breachAssess(message, ...settings(policy))),
    value: ({ part, span }, message) => call(() => engine.breachValue(part, span.start, span.end, message)) ?? null,
    redact: (message, policy) => call(() => engine.breachRedact(message, ...settings(policy))),
    Thread,
    Roster,
  };
}

/** The class of rosters, and how a policy hands one to the engine. */
function rosters(engine: Mail) {
  type Inner = InstanceType<Mail["Roster"]>;

  class Roster implements types.Roster {
    readonly #inner: Inner;

    constructor(learners: Iterable<types.LearnerDraft>) {
      this.#inner = call(() => new engine.Roster([...learners]));
    }

    /** The engine's roster; something else is refused as no roster. */
    static innerOf(roster: types.Roster): Inner {
      if (!(#inner in roster)) throw new TypeError("a Roster of this build was wanted");
      return roster.#inner;
    }

    get size(): number {
      return this.#inner.size();
    }

    free(): void {
      this.#inner.free();
    }
  }

  let nobody: Inner | undefined;

  /** A policy as the engine takes it: the settings, and the roster apart from them. */
  function settings(policy: unknown): [unknown, Inner] {
    const isObject = typeof policy === "object" && policy !== null && !Array.isArray(policy);
    const { roster, ...rest } = (isObject ? policy : {}) as types.BreachPolicy;
    const chosen = roster ? Roster.innerOf(roster) : (nobody ??= new engine.Roster([]));
    return [isObject ? rest : policy, chosen];
  }

  return { Roster: Roster as types.RosterFace, settings };
}

/** The Personal Learning Record, which only the whole package has. */
export function record(engine: Whole): types.PlrFace {
  return {
    read: (data, limits) => call(() => engine.plrRead(data, limits)),
    check: (events, today) => call(() => engine.plrCheck(events, day(today))),
    whyBlank: (event) => call(() => engine.plrWhyBlank(event)),
    whyAbsent: (absent) => call(() => engine.plrWhyAbsent(absent)),
    mend: (problem, isOwnIlr = false) => call(() => engine.plrMend(problem, isOwnIlr)),
    view: (events, request) => call(() => engine.plrView(events, request)),
    sort: (events, column, order = "ascending") => call(() => engine.plrSort(events, column, order)),
    report: (events, request, options) => call(() => engine.plrReport(events, request, dated(options))),
    writeHtml: (events, request, options) => call(() => engine.plrWriteHtml(events, request, dated(options))),
  };
}

/** Files, which only the whole package has. */
export function files(engine: Files, { settings }: Lists): Omit<types.BatchFace, keyof types.BatchPieces> {
  return {
    guessHeadings: (data, policy) => call(() => engine.batchGuessHeadings(data, ...settings(policy))),
    checkLearners: (learners, policy) => call(() => engine.batchCheckLearners([...learners], ...settings(policy))),
    read: (data, policy) => call(() => engine.batchRead(data, ...settings(policy))),
    correct: (data, { holdBack, changes, questions, values, misIdentifier, ...policy } = {}) => {
      const wanted = { holdBack, changes, questions, values, misIdentifier };
      return call(() => engine.batchCorrect(data, wanted, ...settings(policy)));
    },
    rehearse: (data, policy) => call(() => engine.batchRehearse(data, ...settings(policy))),
    writeChanges: (data, { format, values, misIdentifier, ...policy } = {}) =>
      call(() => engine.batchWriteChanges(data, { format, values, misIdentifier }, ...settings(policy))),
    writeQuestions: (data, { misIdentifier, ...policy } = {}) =>
      call(() => engine.batchWriteQuestions(data, { misIdentifier }, ...settings(policy))),
    write: (drafts, { fileName, ukprn, count }) =>
      call(() => engine.batchWrite(drafts, fileName, ukprn, count ?? undefined)),
    writeXml: (drafts, { fileName, ukprn, count, tags, record, hasFileName }) =>
      call(() => engine.batchWriteXml(drafts, fileName, ukprn, count ?? undefined, tags, record, hasFileName === true)),
    fileName: (ukprn, date, hour, minute, fileFormat) =>
      call(() => engine.batchFileName(ukprn, date, hour, minute, fileFormat)),
    split: (count, { ukprn, date, hour, minute, route, fileFormat }) =>
      call(() => engine.batchSplit(count, ukprn, date, hour, minute, route, fileFormat)),
    way: (count, isLinked) => call(() => engine.batchWay(count, isLinked)),
    planUpdate: (held, current, policy) => call(() => engine.batchPlanUpdate(held, current, ...settings(policy))),
    planSearch: (asked, policy) => call(() => engine.batchPlanSearch(asked, ...settings(policy))),
    planRestore: (asked, found, policy) => call(() => engine.batchPlanRestore(asked, found, ...settings(policy))),
    planRefresh: (current, policy) => call(() => engine.batchPlanRefresh(current, ...settings(policy))),
    returnCode: (text, channel = "portal") => call(() => engine.batchReturnCode(text, channel)),
    serviceCode: (text) => call(() => engine.batchServiceCode(text)),
    readOutput: (data, limits) => call(() => engine.batchReadOutput(data, limits)),
    outcome: (data, { sent, ...policy }) => call(() => engine.batchOutcome(data, sent, dated(policy))),
    writeCalendar: (data, { sent, stamp, detail = "batch", ...policy }) =>
      call(() => engine.batchWriteCalendar(data, sent, dated(policy), stamp, detail)),
    writeUlns: (data, { sent, ...policy }) => call(() => engine.batchWriteUlns(data, sent, dated(policy))),
    compareHeld: (held, local, fields) => call(() => engine.batchCompareHeld(held, local, fields)),
    reportText: (report, style) => call(() => engine.batchReportText(JSON.stringify(report), ...styled(style))),
    reportHtml: (report, style) => call(() => engine.batchReportHtml(JSON.stringify(report), ...styled(style))),
    writeFindingsCsv: (report, values) =>
      call(() => engine.batchWriteFindingsCsv(JSON.stringify(report), values && JSON.stringify(values))),
    writeTotalsCsv: (report) => call(() => engine.batchWriteTotalsCsv(JSON.stringify(report))),
    readReport: (json) => call(() => engine.batchReadReport(json)),
    compareReports: (before, after) =>
      call(() => engine.batchCompareReports(JSON.stringify(before), JSON.stringify(after))),
    findingValues: (data, report, { show = "shape", ...policy } = {}) =>
      call(() => engine.batchFindingValues(data, JSON.stringify(report), show, ...settings(policy))),
    ilrAdvice: (aims, prepared) => call(() => engine.batchIlrAdvice(aims, prepared)),
  };
}

/** A style as the engine takes it: the settings, and the values apart from them as JSON. */
function styled({ values, ...style }: types.ReportStyle = {}): [object, string | undefined] {
  return [style, values ? JSON.stringify(values) : undefined];
}

/** Data challenges, which only the whole package knows. */
export function challenges(engine: Whole): types.ChallengeFace {
  return {
    kinds: () => call(() => engine.challengeKinds()),
    route: (situation) => call(() => engine.challengeRoute(situation)),
    check: (draft) => call(() => engine.challengeCheck(draft)),
    compose: (draft) => call(() => engine.challengeCompose(draft)),
    fromConflict: (conflict, learners) => call(() => engine.challengeFromConflict(conflict, [...learners])),
    status: (state, isOwn) => call(() => engine.challengeStatus({ state, isOwn })),
    advance: (state, event, isOwn) => call(() => engine.challengeAdvance({ state, event, isOwn })),
  };
}

/** Users of the portal, whom only the whole package knows. */
export function users(engine: Whole): { access: types.AccessFace; UserRole: types.Parser<types.UserRole> } {
  const access: types.AccessFace = {
    permissions: (role) => call(() => engine.accessPermissions(role)),
    decide: (action, roles, organisationRoles) => call(() => engine.accessDecide({ action, roles, organisationRoles })),
    checkAccount: (account, policy) => call(() => engine.accessCheckAccount({ account, policy: dated(policy) })),
    checkChange: (before, after) => call(() => engine.accessCheckChange({ before, after })),
    password: {
      check: (password, policy) => call(() => engine.accessPasswordCheck({ ...policy, password })),
      age: (setOn, options) => call(() => engine.accessPasswordAge(dated({ ...options, setOn }))),
      attempts: (failed, limit) => call(() => engine.accessPasswordAttempts({ failed, limit })),
    },
    secret: {
      matches: (given, kept) => call(() => engine.accessSecretMatches({ given, kept })),
      checkVerification: (text, question, answer) =>
        call(() => engine.accessSecretCheckVerification({ text, question, answer })),
    },
    recover: (lockout) => call(() => engine.accessRecover(lockout)),
    ladder: () => call(() => engine.accessLadder()),
    escalate: (history) => call(() => engine.accessEscalate({ history })),
    audit: (users, policy) =>
      call(() => (Array.isArray(users) ? engine.accessAuditOf : engine.accessAudit)(users, dated(policy))),
  };
  const UserRole: types.Parser<types.UserRole> = {
    parse: (text) => call(() => engine.userRoleParse(text)),
  };
  return { access, UserRole };
}

/** Enrolment, which only the whole package has. A log crosses as the JSON that it is exported as. */
export function enrolment(engine: Whole): types.EnrolmentFace {
  const log = (work: () => string): types.SharingLog => JSON.parse(call(work)) as types.SharingLog;
  return {
    signUp: (organisation) => call(() => engine.enrolmentSignUp(organisation)),
    transitions: () => call(() => engine.enrolmentTransitions()),
    diagram: () => call(() => engine.enrolmentDiagram()),
    nextStep: (situation = {}) => call(() => engine.enrolmentNextStep(situation)),
    advance: (situation, event) => call(() => engine.enrolmentAdvance(situation, event)),
    SharingLog: {
      of: (held = null) => ({ format: 1, held, changes: [] }),
      append: (before, change) => log(() => engine.sharingLogAppend(JSON.stringify(before), JSON.stringify(change))),
      replay: (played, policy = {}) => call(() => engine.sharingLogReplay(JSON.stringify(played), moments(policy))),
      continues: (now, earlier) => call(() => engine.sharingLogContinues(JSON.stringify(now), JSON.stringify(earlier))),
      read: (json, limits = {}) => log(() => engine.sharingLogRead(json, limits)),
      toJson: (written) => call(() => engine.sharingLogToJson(JSON.stringify(written))),
    },
  };
}

/** A policy whose moments are texts, as `JSON.stringify` writes them. */
function moments(policy: unknown): unknown {
  return JSON.parse(JSON.stringify(policy) ?? "null");
}
