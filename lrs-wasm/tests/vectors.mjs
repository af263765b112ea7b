// Runs the vectors of lrs-core/conformance on a face of the package. The same file runs in Node and in a page.

/** How a case's input becomes arguments, for functions that take more than the input itself. */
const ARGUMENTS = {
  "AbilityToShare.changeTo": ({ from, next }) => [from, next],
  "Date.read": ({ text, ...years }) => [text, years],
  "DateOfBirth.fromParts": ({ day, month, year }) => [day, month, year],
  "DateOfBirth.read": ({ text, ...years }) => [text, years],
  "Verification.of": ({ kind, other }) => [kind, other],
  "access.audit": (input) => [input.accounts ?? data(input), input.policy],
  "access.checkAccount": ({ account, policy }) => [account, policy],
  "access.checkChange": ({ before, after }) => [before, after],
  "access.decide": ({ action, roles, organisationRoles }) => [action, roles, organisationRoles],
  "access.escalate": ({ history }) => [history],
  "access.password.age": ({ setOn, ...options }) => [setOn, options],
  "access.password.attempts": ({ failed, limit }) => [failed, limit],
  "access.password.check": ({ password, ...policy }) => [password, policy],
  "access.secret.checkVerification": ({ text, question, answer }) => [text, question, answer],
  "access.secret.matches": ({ given, kept }) => [given, kept],
  "batch.check": (input) => [data(input), input.policy],
  "batch.checkLearners": ({ learners, policy }) => [learners, policy],
  "batch.compareHeld": ({ held, local, fields }) => [held, local, fields],
  "batch.ilrAdvice": ({ aims, prepared }) => [aims, prepared],
  "batch.outcome": (input) => [data(input), { ...input.policy, sent: input.sent }],
  "batch.readOutput": (input) => [data(input), input.limits],
  "batch.readReport": ({ json }) => [json],
  "batch.returnCode": ({ text, channel }) => [text, channel],
  "batch.serviceCode": ({ text }) => [text],
  "batch.writeCalendar": (input) => [
    data(input),
    { ...input.policy, sent: input.sent, stamp: input.stamp, detail: input.detail },
  ],
  "batch.writeUlns": (input) => [data(input), { ...input.policy, sent: input.sent }],
  "batch.correct": withOptions,
  "batch.rehearse": withOptions,
  "batch.writeChanges": withOptions,
  "batch.writeQuestions": withOptions,
  "batch.fileName": ({ ukprn, date, hour, minute, fileFormat }) => [ukprn, date, hour, minute, fileFormat],
  "batch.checkInside": (input) => [input.learners ?? data(input), input.policy, input.inside],
  "batch.planRefresh": ({ current, policy }) => [current, policy],
  "batch.planRestore": ({ asked, found, policy }) => [asked, found, policy],
  "batch.planSearch": ({ asked, policy }) => [asked, policy],
  "batch.planUpdate": ({ held, new: current, policy }) => [held, current, policy],
  "batch.way": ({ count, isLinked }) => [count, isLinked],
  "batch.guessHeadings": (input) => [data(input), input.policy],
  "batch.read": (input) => [data(input), input.policy],
  "batch.split": ({ count, ...policy }) => [count, policy],
  "batch.writeXml": ({ drafts, ...header }) => [drafts, header],
  "batch.write": ({ drafts, ...header }) => [drafts, header],
  "breach.EmailMessage.parse": (input) => [data(input), input.bounds],
  "enrolment.SharingLog.append": ({ log, change }) => [log, change],
  "enrolment.SharingLog.continues": ({ log, earlier }) => [log, earlier],
  "enrolment.SharingLog.read": (input) => [data(input), input.limits],
  "enrolment.SharingLog.replay": ({ log, policy }) => [log, policy],
  "enrolment.advance": ({ situation, event }) => [situation, event],
  "challenge.advance": ({ state, event, isOwn }) => [state, event, isOwn],
  "challenge.status": ({ state, isOwn }) => [state, isOwn],
  "learner.check": ({ draft, policy }) => [draft, policy],
  "plr.read": (input) => [data(input), input.limits],
  "plr.check": ({ events, today }) => [events, today],
  "plr.mend": ({ problem, isOwnIlr }) => [problem, isOwnIlr],
  "plr.report": ({ events, request, options }) => [events, request, options],
  "plr.sort": ({ events, column, order }) => [events, column, order],
  "plr.view": ({ events, request }) => [events, request],
  "plr.whyBlank": ({ event }) => [event],
  "plr.writeHtml": ({ events, request, options }) => [events, request, options],
  "matching.cluster": ({ pairs, count, threshold }) => [
    pairs.map(({ left, right, weight }) => ({ left, right, report: { weight } })),
    count,
    threshold,
  ],
  "matching.compare": ({ one, other, policy }) => [one, other, policy],
  "matching.conflicts": ({ learners, clusters }) => [learners, clusters],
  "matching.dedupe": ({ learners, policy }) => [learners, policy],
  "matching.link": ({ one, other, policy }) => [one, other, policy],
  "matching.searchVariants": ({ draft, hints }) => [draft, hints],
};

/** A file, and its policy with what else is wanted beside it. */
function withOptions({ data: text, hex, policy, ...options }) {
  return [data({ data: text, hex }), { ...policy, ...options }];
}

/** A file is a text, or bytes as hexadecimal digits. */
function data({ data, hex }) {
  return hex === undefined ? data : Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

/** Works with the policy of a case, in which the learners whom it knows stand as `roster`. */
function withPolicy(breach, policy, work) {
  if (policy?.roster === undefined) return work(policy);
  const roster = new breach.Roster(policy.roster);
  try {
    return work({ ...policy, roster });
  } finally {
    roster.free();
  }
}

/** A judgement with spans as the vectors count them, and its values where the message has them. */
function judged(breach, message, report) {
  const texts = new Map(breach.EmailMessage.parts(message).map(({ part, text }) => [part, text]));
  for (const evidence of report.breaches.flatMap((found) => found.evidence)) {
    const text = texts.get(evidence.part);
    const { start, end } = evidence.span;
    if (breach.value(evidence, message) !== text.slice(start, end)) throw new Error("a span and its value differ");
    const count = (at) => [...text.slice(0, at)].length;
    evidence.span = { start: count(start), end: count(end) };
  }
  return report;
}

/** The report of a case as it is saved: of a check, unless the case says otherwise. */
function report({ batch }, input) {
  const check = (file) => batch.readReport(JSON.stringify(batch.check(data(file), input.policy)));
  switch (input.report ?? "check") {
    case "check":
      return check(input);
    case "inside":
      return batch.checkInside(data(input), input.policy);
    case "outcome":
      return batch.outcome(data(input), { ...input.policy, sent: input.sent });
    default:
      return batch.compareReports(check(input.before), check(input.after));
  }
}

/** What stands at the findings of a case; `second` is the file as it is read again, where it is another. */
function values(face, input) {
  const policy = { ...input.policy, show: input.show };
  return face.batch.findingValues(data(input.second ?? input), report(face, input), policy);
}

/** A case's style, with values where it wants any. */
function style(face, input) {
  return input.show === undefined ? input.style : { ...input.style, values: values(face, input) };
}

/** Functions that belong to a value that the case describes. */
const METHODS = {
  "batch.reportText": (face, input) => face.batch.reportText(report(face, input), style(face, input)),
  "batch.reportHtml": (face, input) => {
    const page = face.batch.reportHtml(report(face, input), style(face, input));
    return Object.fromEntries(input.count.map((text) => [text, page.split(text).length - 1]));
  },
  "batch.writeFindingsCsv": (face, input) =>
    face.batch.writeFindingsCsv(report(face, input), style(face, input)?.values),
  "batch.writeTotalsCsv": (face, input) => face.batch.writeTotalsCsv(report(face, input)),
  "batch.findingValues": values,
  "batch.compareReports": (face, input) => report(face, { ...input, report: "comparison" }),
  "breach.assess": ({ breach }, { message, policy }) =>
    withPolicy(breach, policy, (policy) => judged(breach, message, breach.assess(message, policy))),
  "breach.redact": ({ breach }, { message, policy }) =>
    withPolicy(breach, policy, (policy) => {
      const redaction = breach.redact(message, policy);
      return { ...redaction, report: judged(breach, redaction.message, redaction.report) };
    }),
  "breach.Thread.assess": ({ breach }, { messages, policy }) =>
    withPolicy(breach, policy, (policy) => {
      const thread = new breach.Thread();
      try {
        return messages.map((message) => judged(breach, message, thread.assess(message, policy)));
      } finally {
        thread.free();
      }
    }),
  "challenge.fromConflict": ({ challenge, matching }, { learners, clusters }) =>
    matching.conflicts(learners, clusters).map((conflict) => challenge.fromConflict(conflict, learners)),
  "matching.MatchModel.estimate": ({ matching }, { learners, policy }) =>
    matching.MatchModel.hash(matching.MatchModel.estimate(learners, policy)),
  "matching.Register.read": ({ matching }, { draft, policy, ...input }) => {
    const register = matching.Register.read(data(input), policy);
    try {
      return register.find(draft);
    } finally {
      register.free();
    }
  },
  "matching.Register.find": ({ matching }, { learners, merged = [], removed = [], draft, policy }) => {
    const register = new matching.Register(learners, policy);
    try {
      for (const { master, linked } of merged) if (!register.merge(master, linked)) throw new Error("not merged");
      for (const id of removed) if (!register.remove(id)) throw new Error("not removed");
      return register.find(draft);
    } finally {
      register.free();
    }
  },
  "ProhibitedText.scan": ({ ProhibitedText }, { draft, entries, withGuide }) => {
    const list = entries === undefined ? ProhibitedText.guide() : ProhibitedText.fromEntries(entries);
    return (withGuide === true ? list.withGuide() : list).scan(draft);
  },
};

/** Runs every file of the index whose function the face has, and says which functions are missing. */
export function runAll(face, index, files) {
  const report = { ran: {}, missing: [], failures: [] };
  for (const { file, typescript } of index) {
    const work = find(face, typescript);
    if (work === undefined) {
      report.missing.push(typescript);
      continue;
    }
    let count = 0;
    for (const { name, input, ok, error } of files[file]) {
      const why = judge({ ok, error }, () => work(input));
      if (why !== null) report.failures.push(`${file}: ${name}: ${why}`);
      count += 1;
    }
    report.ran[file] = count;
  }
  return report;
}

/** The function that a name of index.json stands for: the path is the name. */
function find(face, name) {
  const method = METHODS[name];
  const room = name.split(".", 1)[0];
  if (method !== undefined && face[room] !== undefined) return (input) => codePoints(method(face, input), input);
  const path = name.split(".");
  const last = path.pop();
  const owner = path.reduce((at, part) => at?.[part], face);
  if (typeof owner?.[last] !== "function") return undefined;
  const spread = ARGUMENTS[name] ?? ((input) => [input]);
  return (input) => codePoints(owner[last](...spread(input)), input);
}

function judge({ ok, error }, work) {
  let answer;
  try {
    answer = work();
  } catch (thrown) {
    if (thrown?.name !== "LrsError") return `threw ${thrown}`;
    const { code, field, section, remedy, message } = thrown;
    if (error === undefined) return `threw ${code}`;
    return mismatch(error, { code, field, section, remedy, message }, "error");
  }
  if (error !== undefined) return `answered ${JSON.stringify(answer)}, wanted ${error.code}`;
  return mismatch(ok, answer, "ok");
}

/** Where an answer does not hold what is expected; an object may have more names than are expected. */
function mismatch(expected, answer, path) {
  if (Array.isArray(expected) && Array.isArray(answer) && expected.length === answer.length) {
    return first(expected.keys(), (at) => mismatch(expected[at], answer[at], `${path}[${at}]`));
  }
  if (isObject(expected) && isObject(answer)) {
    return first(Object.keys(expected), (name) => mismatch(expected[name], answer[name], `${path}.${name}`));
  }
  if (Object.is(expected, answer)) return null;
  return `${path}: wanted ${JSON.stringify(expected)}, got ${JSON.stringify(answer)}`;
}

function first(items, look) {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Spans count UTF-16 units on this face and code points in the vectors. */
function codePoints(answer, input) {
  const findings = Array.isArray(answer) ? answer : answer?.findings;
  if (!Array.isArray(findings)) return answer;
  for (const finding of findings) {
    const text = (input?.draft ?? input)?.[finding?.field];
    if (!finding?.span || typeof text !== "string") continue;
    const count = (end) => [...text.slice(0, end)].length;
    finding.span = { start: count(finding.span.start), end: count(finding.span.end) };
  }
  return answer;
}
