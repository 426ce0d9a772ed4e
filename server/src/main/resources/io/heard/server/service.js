// What is new on a page comes as whole pieces from the server, where every word was made harmless,
// and takes the place of the old ones. Without this script the page asks for itself again.
(() => {
  const grows = document.querySelector("[data-events]");
  if (!grows) return;
  const state = document.getElementById("live");
  const folded = (part) => [...part.querySelectorAll("details")];
  const say = (words, off) => {
    if (!state) return;
    if (state.textContent !== words) state.textContent = words;
    state.classList.toggle("off", Boolean(off));
  };

  // What the eye rests on stays where it is, whatever grows above it.
  const resting = () => {
    for (const each of grows.querySelectorAll("[id]")) {
      const top = each.getBoundingClientRect().top;
      if (top >= 0 && top < innerHeight && each.matches(".turn, .rows > li")) return { id: each.id, top };
    }
    return null;
  };

  const grow = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html").body;
    const open = folded(grows).map((each) => each.open);
    const known = new Set([...grows.querySelectorAll(".turn, .rows > li")].map((each) => each.id));
    const focused = document.activeElement && grows.contains(document.activeElement)
      ? { id: document.activeElement.id, href: document.activeElement.getAttribute("href") } : null;
    const bottom = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 48;
    const eye = resting();
    folded(next).forEach((each, at) => { if (open[at]) each.open = true; });
    next.querySelectorAll(".turn, .rows > li").forEach((each) => {
      if (known.size && !known.has(each.id)) each.classList.add("fresh");
    });
    grows.replaceChildren(...next.childNodes);
    if (focused) {
      const again = (focused.id && document.getElementById(focused.id))
        || (focused.href && [...grows.querySelectorAll("a[href]")].find((each) => each.getAttribute("href") === focused.href));
      if (again) again.focus({ preventScroll: true });
    }
    if (bottom) {
      scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    } else if (eye) {
      const at = document.getElementById(eye.id);
      if (at) scrollBy({ top: at.getBoundingClientRect().top - eye.top, behavior: "instant" });
    }
    grows.dispatchEvent(new CustomEvent("heard:grown", { bubbles: true }));
  };

  const source = new EventSource(grows.dataset.events);
  source.addEventListener("open", () => say(state ? state.dataset.said : ""));
  source.addEventListener("part", (event) => {
    const part = JSON.parse(event.data);
    grow(part.html);
    if (state) state.dataset.said = part.state;
    say(part.state);
    if (part.over) source.close();
  });
  source.addEventListener("error", () =>
    say(source.readyState === EventSource.CLOSED ? "No longer live. Load the page again." : "The connection broke off. Trying again.", true));
  addEventListener("pagehide", () => source.close());
})();
