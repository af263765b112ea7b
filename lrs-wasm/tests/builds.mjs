// The builds of the package: where each begins, and which functions of the specification it has.

const VALUES = /^(?!UserRole\.)(?:[A-Z]|learner\.|text\.)/;

export const BUILDS = {
  whole: { entry: "index", holds: () => true },
  form: { entry: "form", holds: (name) => VALUES.test(name) },
  mail: { entry: "mail", holds: (name) => name.startsWith("breach.") },
  files: { entry: "files", holds: (name) => VALUES.test(name) || name.startsWith("batch.") },
};

/** The specification's functions that a build does not have. */
export const lacking = ({ holds }, index) => index.map(({ typescript }) => typescript).filter((name) => !holds(name));
