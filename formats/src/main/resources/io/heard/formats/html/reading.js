// Shows why a mark stands where it stands: on hover, on focus, and on the first tap. What it says
// comes from the page's own glossary and is only ever set as text. Without this script every tag
// still leads to its entry.
(() => {
  const card = document.getElementById("card");
  const narrow = matchMedia("(max-width: 820px)");
  let shown = null;
  let leaving = 0;
  let pointer = "";

  const line = (words, style, strong) => {
    const p = document.createElement("p");
    if (style) p.className = style;
    if (strong) {
      const b = document.createElement("b");
      b.textContent = strong;
      p.append(b, " ");
    }
    p.append(words);
    card.append(p);
  };

  const entry = (tag) => document.getElementById(tag.getAttribute("href").slice(1));

  const light = (tag, on) => {
    tag.classList.toggle("on", on);
    tag.closest(".turn").querySelectorAll("mark").forEach((mark) => {
      if (mark.dataset.n === tag.dataset.n) mark.classList.toggle("on", on);
    });
  };

  const hide = () => {
    clearTimeout(leaving);
    if (!shown) return;
    light(shown, false);
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  };

  const show = (tag, at) => {
    clearTimeout(leaving);
    if (shown === tag) return;
    hide();
    shown = tag;
    const page = entry(tag);
    card.textContent = "";
    line(tag.lastChild.textContent, "", "");
    card.firstChild.className = "name";
    line(tag.dataset.because + " (" + tag.dataset.sure + ")", "soft", "Heard:");
    if (page) {
      const intro = page.querySelector(".intro");
      if (intro) line(intro.textContent);
      ["Why it matters", "Say"].forEach((section) => {
        const p = page.querySelector('[data-section="' + section + '"] p');
        if (p) line(p.textContent, "", section === "Say" ? "What helps:" : "Why:");
      });
    }
    line(pointer === "touch" ? "Tap the tag again for the whole page." : "The tag leads to the whole page.", "soft");
    card.hidden = false;
    tag.setAttribute("aria-describedby", "card");
    light(tag, true);
    place(at);
  };

  const place = (at) => {
    if (narrow.matches) {
      const below = at.getBoundingClientRect().bottom > innerHeight - card.offsetHeight - 24;
      card.style.left = "";
      card.style.top = below ? "12px" : "";
      card.style.bottom = below ? "auto" : "";
      return;
    }
    const box = at.getClientRects()[0] || at.getBoundingClientRect();
    const left = Math.max(12, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12));
    let top = at.getBoundingClientRect().bottom + 10;
    if (top + card.offsetHeight > innerHeight && box.top - card.offsetHeight - 10 > 0) {
      top = box.top - card.offsetHeight - 10;
    }
    card.style.bottom = "";
    card.style.left = left + scrollX + "px";
    card.style.top = top + scrollY + "px";
  };

  const later = () => {
    clearTimeout(leaving);
    // a pointer that leaves, or that the page scrolls away from, takes nothing from who is there by keyboard
    leaving = setTimeout(() => shown && shown.matches(":focus-visible") ? undefined : hide(), 250);
  };

  const tagOf = (mark) =>
    [...mark.closest(".turn").querySelectorAll(".tag")].find((tag) => tag.dataset.n === mark.dataset.n);

  const bind = (part) => {
    part.querySelectorAll(".tags .tag").forEach((tag) => {
      let opened = false;
      tag.addEventListener("pointerdown", (event) => {
        pointer = event.pointerType;
        opened = shown === tag;
      });
      tag.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") show(tag, tag);
      });
      tag.addEventListener("pointerleave", (event) => {
        if (event.pointerType === "mouse") later();
      });
      tag.addEventListener("focus", () => {
        // a finger's own tap comes as a click; a card shown before it would catch that
        if (tag.matches(":focus-visible")) show(tag, tag);
      });
      tag.addEventListener("blur", later);
      tag.addEventListener("click", (event) => {
        if (pointer === "touch" && !opened && event.detail > 0) {
          event.preventDefault();
          show(tag, tag);
        } else {
          hide();
        }
      });
    });
    part.querySelectorAll("mark").forEach((mark) => {
      const tag = tagOf(mark);
      if (!tag) return;
      mark.addEventListener("pointerover", (event) => {
        event.stopPropagation();
        if (event.pointerType === "mouse") show(tag, mark);
      });
      mark.addEventListener("pointerleave", (event) => {
        if (event.pointerType === "mouse") later();
      });
      mark.addEventListener("click", (event) => {
        event.stopPropagation();
        pointer = event.pointerType || pointer;
        show(tag, mark);
      });
    });
  };
  bind(document);
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", later);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("click", (event) => {
    if (!card.contains(event.target) && !event.target.closest(".tag, mark")) hide();
  });

  // The small arc beside a long conversation says where one reads.
  const follow = (part) => part.querySelectorAll(".follow").forEach((follow) => {
    follow.classList.add("on");
    const seen = new Set();
    const watch = new IntersectionObserver((changes) => {
      changes.forEach((change) => seen[change.isIntersecting ? "add" : "delete"](change.target.id));
      follow.querySelectorAll("[data-turn]").forEach((at) => at.classList.toggle("here", seen.has(at.dataset.turn)));
    }, { rootMargin: "-30% 0px -50% 0px" });
    follow.closest(".reading").querySelectorAll(".turn").forEach((turn) => watch.observe(turn));
  });
  follow(document);

  // A page that grows says what was put in place of what.
  document.addEventListener("heard:grown", (event) => {
    hide();
    bind(event.target);
    follow(event.target);
  });

  // What an address names is shown, wherever it is folded away.
  const unfold = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named) return;
    for (let at = named; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    named.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
