// How the pages call things.

/** Words of a field's name that are written in capitals. */
const CAPITALS = /\b(uln|uci|upn|mis)\b/gi;

/** What people call a field. */
export function called(field) {
  const words = field.replace(/[A-Z]|\d+/g, (part) => ` ${part.toLowerCase()}`).replace(CAPITALS, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
