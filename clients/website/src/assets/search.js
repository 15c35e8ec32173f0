// Suggestions as one types: a combobox over the form, which works without them.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
"use strict";

const WAIT_MS = 120;
const MIN_LENGTH = 2;

for (const form of document.querySelectorAll("form[data-suggest]")) suggestIn(form);

function suggestIn(form) {
  const input = form.querySelector("input");
  const list = document.createElement("ul");
  list.id = `${input.id}_list`;
  list.className = "suggestions";
  list.hidden = true;
  set(list, { role: "listbox", "aria-label": "Suggestions" });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
  form.append(list);

  let asked = new AbortController();
  let timer = 0;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    choose(-1);
    set(input, { "aria-expanded": "false" });
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((option, i) => set(option, { "aria-selected": String(i === index) }));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else set(input, { "aria-activedescendant": list.children[index].id });
  };
  const show = (suggestions) => {
    if (document.activeElement !== input) return;
    list.replaceChildren(...suggestions.map((suggestion, i) => optionOf(suggestion, `${list.id}_${i}`)));
    choose(-1);
    list.hidden = suggestions.length === 0;
    set(input, { "aria-expanded": String(!list.hidden) });
  };
  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const prefix = input.value.trim();
    if (prefix.length < MIN_LENGTH) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: prefix })}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
      else close();
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape" && count > 0) close();
    else if (event.key === "ArrowDown" && count > 0) choose((chosen + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) choose((chosen <= 0 ? count : chosen) - 1);
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  // Before the field loses the focus, which closes the list.
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("li");
    if (option) location.assign(option.dataset.url);
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}

function optionOf({ text, kind, url }, id) {
  const option = document.createElement("li");
  const what = document.createElement("span");
  what.textContent = kind === "publisher" ? "Publisher" : "Item";
  option.append(text, " ", what);
  option.id = id;
  option.dataset.url = url;
  set(option, { role: "option", "aria-selected": "false" });
  return option;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
