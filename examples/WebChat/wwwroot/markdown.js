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

function blocks(text) {
  return text.split(/\n\s*\n/).filter(block => block.trim()).map(block => {
    const lines = block.trim().split("\n");
    const heading = /^(#{1,6})\s+(.*)$/.exec(lines[0]);
    if (heading && lines.length === 1) {
      return element("h" + Math.min(heading[1].length + 1, 6), ...spans(heading[2]));
    }
    if (lines.every(line => /^\s*([-*]|\d+\.)\s/.test(line))) {
      const items = lines.map(line => element("li", ...spans(line.replace(/^\s*([-*]|\d+\.)\s+/, ""))));
      return element(/^\s*\d/.test(lines[0]) ? "ol" : "ul", ...items);
    }
    return element("p", ...lines.flatMap((line, index) => index ? [element("br"), ...spans(line)] : spans(line)));
  });
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
