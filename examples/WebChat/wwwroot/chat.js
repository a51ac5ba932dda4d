import { events } from "./events.js";
import { element, link, markdown } from "./markdown.js";

const page = id => document.getElementById(id);
const history = [];
let spent = 0;
let running = null;

async function start() {
  const site = await (await fetch("api/site")).json();
  page("notice").textContent = site.error ? `${site.notice} ${site.error}` : site.notice;
  const models = site.models.some(model => model.id === site.model) || !site.model ? site.models : [{ id: site.model, name: site.model }, ...site.models];
  page("model").append(...models.map(model => new Option(model.name, model.id, false, model.id === site.model)));
  showLeft(site.left);
}

async function ask(question) {
  const message = { role: "user", contents: [{ $type: "text", text: question }] };
  page("log").append(Object.assign(element("article", question), { className: "user" }));
  const answer = new Answer();
  running = new AbortController();
  busy(true);
  try {
    const response = await fetch("api/chat", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ model: page("model").value, messages: [...history, message] }),
      signal: running.signal,
    });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Error(problem.detail ?? `The server answered ${response.status}.`);
    }
    for await (const event of events(response)) {
      answer.take(event);
      if (event.kind === "done") {
        history.push(message, ...event.messages);
        spent += event.cost ?? 0;
      }
      showLeft(event.left);
    }
    if (!answer.ended) {
      answer.fail("The answer broke off.");
    }
  } catch (error) {
    if (error.name === "AbortError") {
      answer.note("Stopped.");
      if (answer.text) {
        history.push(message, { role: "assistant", contents: [{ $type: "text", text: answer.text }] });
      }
    } else {
      answer.fail(error.message);
    }
  } finally {
    busy(false);
  }
}

class Answer {
  constructor() {
    this.text = "";
    this.ended = false;
    this.thoughts = element("div");
    this.thoughts.className = "thoughts";
    this.folded = element("details", element("summary", "Reasoning"), this.thoughts);
    this.folded.hidden = true;
    this.body = element("div");
    this.body.className = "body";
    this.sources = element("ul");
    this.sources.className = "sources";
    this.root = element("article", this.folded, this.body, this.sources);
    this.root.className = "assistant";
    page("log").append(this.root);
  }

  take(event) {
    switch (event.kind) {
      case "text":
        this.text += event.text;
        this.body.replaceChildren(markdown(this.text));
        break;
      case "reasoning":
        this.folded.hidden = false;
        this.thoughts.append(event.reasoning);
        break;
      case "image":
        this.root.append(Object.assign(new Image(), { src: event.uri, alt: "" }));
        break;
      case "citation":
        this.sources.append(element("li", link(event.uri, event.title)));
        break;
      case "failure":
        this.fail(event.title);
        break;
      case "done":
        this.ended = true;
        this.note([event.provider, event.finish === "stop" ? "" : event.finish, event.cost == null ? "" : money(event.cost)].filter(Boolean).join(" · "));
        break;
    }
    this.root.scrollIntoView({ block: "end" });
  }

  note(text) {
    this.root.append(Object.assign(element("p", text), { className: "facts" }));
  }

  fail(text) {
    this.ended = true;
    const failure = Object.assign(element("p", text), { className: "failure" });
    failure.setAttribute("role", "alert");
    this.root.append(failure);
  }
}

function busy(is) {
  page("send").hidden = is;
  page("stop").hidden = !is;
}

function showLeft(left) {
  page("spent").textContent = money(spent);
  if (left != null) {
    page("left").textContent = money(left);
  }
}

function money(dollars) {
  return "$" + dollars.toFixed(6).replace(/\.?0+$/, "");
}

page("stop").addEventListener("click", () => running?.abort());
page("question").addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    page("ask").requestSubmit();
  }
});
page("ask").addEventListener("submit", event => {
  event.preventDefault();
  const question = page("question").value.trim();
  if (question && page("stop").hidden) {
    page("question").value = "";
    ask(question);
  }
});
start().catch(error => { page("notice").textContent = error.message; });
