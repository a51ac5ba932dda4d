// A small part of Markdown, made of elements and never of HTML text, so that an answer cannot bring scripts along.

const inline = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

export function markdown(text) {
  const parts = document.createDocumentFragment();
  text.split(/^```/m).forEach((part, index) => {
    if (index % 2 === 1) {
      const code = element("pre", element("code"));
      code.firstChild.textContent = part.replace(/^[^\n]*\n?/, "");
      parts.append(code);
    } else {
      parts.append(...blocks(part));
    }
  });
  return parts;
}

const kinds = { heading: /^(#{1,6})\s+/, bullet: /^\s*[-*+]\s+/, number: /^\s*\d+[.)]\s+/, quote: /^>\s?/ };

// Lines of one kind that follow each other are a block; a list needs no empty line before it.
function blocks(text) {
  const runs = [];
  let last = null;
  for (const line of text.split("\n")) {
    const kind = line.trim() ? Object.keys(kinds).find(name => kinds[name].test(line)) ?? "text" : null;
    if (kind && kind === last && kind !== "heading") {
      runs.at(-1).lines.push(line);
    } else if (kind) {
      runs.push({ kind, lines: [line] });
    }
    last = kind;
  }
  return runs.map(block);
}

function block({ kind, lines }) {
  const texts = lines.map(line => spans(kind in kinds ? line.replace(kinds[kind], "") : line));
  switch (kind) {
    case "heading":
      return element("h" + Math.min(kinds.heading.exec(lines[0])[1].length + 1, 6), ...texts[0]);
    case "bullet":
    case "number": {
      const list = element(kind === "number" ? "ol" : "ul", ...texts.map(parts => element("li", ...parts)));
      if (kind === "number") {
        list.start = parseInt(lines[0]);
      }
      return list;
    }
    default:
      return element(kind === "quote" ? "blockquote" : "p", ...texts.flatMap((parts, index) => index ? [element("br"), ...parts] : parts));
  }
}

function spans(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, code, strong, emphasis, label, address] = match;
    parts.push(code ? element("code", code) : strong ? element("strong", strong) : emphasis ? element("em", emphasis) : link(address, label));
  }
  return [...parts, text.slice(end)].filter(part => part !== "");
}

export function link(address, label) {
  const anchor = element("a", label);
  if (/^https?:\/\//.test(address)) {
    anchor.href = address;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
  }
  return anchor;
}

export function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
