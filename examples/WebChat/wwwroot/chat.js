import { events } from "./events.js";
import { element, link, markdown } from "./markdown.js";

const page = id => document.getElementById(id);
const history = [];
let running = null;
let looks = 0;

// The cost of an answer that broke off is found out a while after its end; the waits are seconds.
const waits = [0, 1, 3, 10, 30, 120];

async function start() {
  const site = await (await fetch("api/site")).json();
  page("notice").textContent = site.error ? `${site.notice} ${site.error}` : site.notice;
  const models = site.models.some(model => model.id === site.model) || !site.model ? site.models : [{ id: site.model, name: site.model }, ...site.models];
  page("model").append(...models.map(model => new Option(model.name, model.id, false, model.id === site.model)));
  showBudget(site.budget);
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
      throw new Error(problem.detail ?? problem.title ?? `The server answered ${response.status}.`);
    }
    for await (const event of events(response)) {
      answer.take(event);
      if (event.kind === "done") {
        history.push(message, ...event.messages);
      }
      showBudget(event.budget);
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
    if (!answer.done) {
      watchBudget();
    }
    if (!answer.done && !answer.text && !page("question").value) {
      page("question").value = question;
    }
  }
}

class Answer {
  constructor() {
    this.text = "";
    this.ended = false;
    this.done = false;
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
        this.ended = this.done = true;
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

function showBudget(budget) {
  if (budget) {
    page("spent").textContent = money(budget.spent);
    page("left").textContent = money(budget.left);
  }
}

async function watchBudget() {
  const look = ++looks;
  for (const wait of waits) {
    await new Promise(resolve => setTimeout(resolve, wait * 1000));
    if (look !== looks) {
      return;
    }
    const response = await fetch("api/budget").catch(() => null);
    if (response?.ok) {
      showBudget(await response.json());
    }
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
