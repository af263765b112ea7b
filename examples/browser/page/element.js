// What both pages are built of.

/** An element with its class, its attributes and what stands in it. */
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Says something to those who do not see the page change. */
export function say(text) {
  document.querySelector("#said").textContent = text;
}
